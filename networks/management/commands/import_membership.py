from networks.imports.command import ImportCommand
from networks.imports.membership import import_membership


class Command(ImportCommand):
    help = "Put schools into networks from a CSV file: school number, network, area, region, from, to."
    noun = "schools"
    importer = staticmethod(import_membership)
