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
def proxying(behind):
    """Yield the port on which nginx passes requests on to the port `behind`; gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        # Its workers are another user, who may enter the folder of its own pages only.
        Path(folder).chmod(0o755)
        port = free_port()
        http = (LIMITS / "http.conf").read_text().replace("127.0.0.1:8000", f"{HOST}:{behind}")
        inside = SERVER.format(http=http, limits=LIMITS, host=HOST, port=port)
        configuration = Path(folder) / "nginx.conf"
        configuration.write_text(MAIN.format(folder=folder, inside=inside))
        server = subprocess.Popen([NGINX, "-c", configuration, "-p", folder], env=dict(os.environ))
        try:
            wait_for(port, "/gezond/")
            yield port
        finally:
            server.terminate()
            server.wait(timeout=10)
