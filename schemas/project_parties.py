"""Who has to do with a project, and how."""

from schemas import columns
from schemas.table import Table, Text
from schemas.vocabularies import ProjectRole


class ProjectParties(Table):
    """One row per part that an actor has in a project, or a state in which it stands."""

    class Config(Table.Config):
        name = "project_parties"

    project_id: Text = columns.project_id(key=True, references="projects.project_id")
    party_id: Text = columns.party_id(key=True, references="parties.party_id", origin="read")
    role: Text = columns.role(key=True, vocabulary=ProjectRole, origin="read")
