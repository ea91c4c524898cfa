"""nginx before the application, with the limits of deploy/nginx, on the loopback."""

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

from benchmarks.serving import HOST, free_port, wait_for

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
LIMITS = Path(__file__).parents[2] / "deploy" / "nginx"
MAIN = """
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log warn;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {inside}
}}
"""
SERVER = """
    {http}
    server {{
        listen {host}:{port};
        include {limits}/server.conf;
    }}
"""


@contextmanager
def proxying(behind, other=None):
    """Yield the port on which nginx passes requests on to the port `behind`, or to that and an
    `other`, as two app servers have it; gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        # Its workers are another user, who may enter the folder of its own pages only.
        Path(folder).chmod(0o755)
        port = free_port()
        http = (LIMITS / ("http-two-servers.conf" if other else "http.conf")).read_text()
        for place, each in {"127.0.0.1": behind, "10.0.0.1": behind, "10.0.0.2": other}.items():
            http = http.replace(f"{place}:8000", f"{HOST}:{each}")
        inside = SERVER.format(http=http, limits=LIMITS, host=HOST, port=port)
        configuration = Path(folder) / "nginx.conf"
        configuration.write_text(MAIN.format(folder=folder, inside=inside))
        command = [NGINX, "-c", configuration, "-p", folder]
        subprocess.run([*command, "-t"], check=True, capture_output=True)
        server = subprocess.Popen(command, env=dict(os.environ))
        try:
            wait_for(port, "/gezond/")
            yield port
        finally:
            server.terminate()
            server.wait(timeout=10)
