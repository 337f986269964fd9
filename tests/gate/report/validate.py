# SPDX-License-Identifier: Apache-2.0
"""validate.py SCHEMA DOCUMENT: exit 0 valid, 1 invalid (says why), 77 no jsonschema here."""
import json
import sys

try:
    import jsonschema
except ImportError:
    sys.exit(77)

with open(sys.argv[1], encoding="utf-8") as file:
    schema = json.load(file)
with open(sys.argv[2], encoding="utf-8") as file:
    document = json.load(file)
validator = jsonschema.validators.validator_for(schema)
validator.check_schema(schema)
errors = list(validator(schema).iter_errors(document))
for error in errors[:5]:
    print("/".join(str(part) for part in error.absolute_path), error.message[:300])
sys.exit(1 if errors else 0)
