"""One operation that makes the tables of many models, for the initial migrations of both apps."""

from django.db.migrations.operations.base import Operation, OperationCategory


class CreateModels(Operation):
    """Create the models of a list of CreateModel operations together.

    Django renders every related model anew after each CreateModel, and again after each AddField
    or AddConstraint that a circle of foreign keys asks for: on these models that takes half a
    minute. Here all models enter the state first, are rendered once, and then get their tables;
    in that order a circle of foreign keys is no matter.
    """

    category = OperationCategory.ADDITION
    serialization_expand_args = ["operations"]

    def __init__(self, operations):
        self.operations = operations

    def deconstruct(self):
        return self.__class__.__qualname__, [], {"operations": self.operations}

    def state_forwards(self, app_label, state):
        # What was rendered is left: the next to ask for state.apps renders everything, once.
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        return "Create " + ", ".join(operation.name for operation in self.operations)

    @property
    def migration_name_fragment(self):
        return "initial"
