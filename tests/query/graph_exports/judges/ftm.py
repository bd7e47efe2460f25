"""Every entity is of a concrete schema, has what it must, and nothing that the schema does not know."""
import glob
import json
import sys

import yaml

schemata = {}
for path in glob.glob(sys.argv[1] + "/*.y*ml"):
    with open(path, encoding="utf-8") as file:
        schemata.update(yaml.safe_load(file))


def lineage(name):
    return [name] + [above for parent in schemata[name].get("extends") or [] for above in lineage(parent)]


with open(sys.argv[2], encoding="utf-8") as file:
    entities = [json.loads(line) for line in file]
by_id = {entity["id"]: entity for entity in entities}
assert len(by_id) == len(entities) > 0
for entity in entities:
    name = entity["schema"]
    assert not schemata[name].get("abstract"), name
    known = {}
    for above in lineage(name):
        known.update(schemata[above].get("properties") or {})
        for required in schemata[above].get("required") or []:
            assert required in entity["properties"], (name, required)
    for key, values in entity["properties"].items():
        assert key in known, (name, key)
        if known[key].get("type") == "entity":
            for value in values:
                assert known[key]["range"] in lineage(by_id[value]["schema"]), (name, key, value)
