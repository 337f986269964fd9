// SPDX-License-Identifier: Apache-2.0
#include "gate/report/json.hpp"

namespace gate::report {
namespace {

constexpr std::string_view schema = R"schema({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "urn:gate:report:1",
  "title": "Report of gate, format gate/1",
  "description": "Keys may be added within gate/1; none is removed or changes its meaning.",
  "type": "object",
  "additionalProperties": false,
  "required": ["schema", "tool", "verdict", "fail_on", "scope", "base", "head", "findings", "faults",
               "counts", "coverage", "inputs"],
  "properties": {
    "schema": {"const": "gate/1"},
    "tool": {
      "type": "object", "additionalProperties": false, "required": ["name", "version"],
      "properties": {"name": {"const": "gate"}, "version": {"type": "string"}}
    },
    "verdict": {"enum": ["pass", "blocked", "incomplete"]},
    "fail_on": {"type": "string", "description": "the severity from which a finding blocks"},
    "scope": {"enum": ["change", "all"]},
    "base": {"type": ["string", "null"], "description": "what the change is compared with"},
    "head": {"type": ["string", "null"]},
    "command": {"type": "string"},
    "config": {"type": "string", "description": "where the policy came from"},
    "advice": {"$ref": "#/$defs/texts"},
    "findings": {"type": "array", "items": {"$ref": "#/$defs/finding"}},
    "faults": {"type": "array", "items": {"$ref": "#/$defs/remark"}},
    "counts": {
      "type": "object", "additionalProperties": false,
      "required": ["blocks", "below-threshold", "unfixed", "existing", "suppressed"],
      "properties": {
        "blocks": {"$ref": "#/$defs/count"}, "below-threshold": {"$ref": "#/$defs/count"},
        "unfixed": {"$ref": "#/$defs/count"}, "existing": {"$ref": "#/$defs/count"},
        "suppressed": {"$ref": "#/$defs/count"}
      }
    },
    "coverage": {"$ref": "#/$defs/coverage"},
    "inputs": {"type": "array", "items": {"$ref": "#/$defs/input"}}
  },
  "$defs": {
    "count": {"type": "integer", "minimum": 0},
    "ordinal": {"type": "integer", "minimum": 1},
    "texts": {"type": "array", "items": {"type": "string"}},
    "remark": {
      "type": "object", "additionalProperties": false, "required": ["what", "path"],
      "properties": {"what": {"type": "string"}, "path": {"type": ["string", "null"]}}
    },
    "finding": {
      "type": "object", "additionalProperties": false,
      "required": ["id", "name", "aliases", "covers", "group", "kind", "severity", "message", "fix",
                   "path", "fingerprint", "disposition", "reason", "introduced", "seen_by"],
      "properties": {
        "id": {"type": "string"},
        "name": {"type": "string"},
        "aliases": {"$ref": "#/$defs/texts"},
        "covers": {"$ref": "#/$defs/texts"},
        "group": {"type": ["string", "null"]},
        "kind": {"enum": ["dockerfile", "container", "daemon", "host", "pipeline", "secret",
                          "vulnerability", "license", "malware", "misconfiguration", "code",
                          "policy"]},
        "severity": {"enum": ["critical", "high", "medium", "low", "info", "unknown"]},
        "message": {"type": "string"},
        "fix": {"type": "string"},
        "path": {"type": "string"},
        "line": {"$ref": "#/$defs/ordinal"},
        "end_line": {"$ref": "#/$defs/ordinal"},
        "column": {"$ref": "#/$defs/ordinal", "description": "code points, from 1"},
        "end_column": {"$ref": "#/$defs/ordinal", "description": "one past the last code point"},
        "fingerprint": {"type": "string"},
        "disposition": {"enum": ["blocks", "below-threshold", "unfixed", "existing",
                                 "suppressed"]},
        "reason": {"type": "string"},
        "introduced": {"type": "boolean"},
        "seen_by": {"type": "array", "items": {
          "type": "object", "additionalProperties": false,
          "required": ["tool", "id", "severity"],
          "properties": {"tool": {"type": "string"}, "id": {"type": "string"},
                         "severity": {"type": "string"}}
        }},
        "owner": {"type": "string"},
        "target": {"type": "string"},
        "evidence": {"type": "string", "description": "path of the report that says so"},
        "commit": {"type": "string", "description": "the only commit that holds the secret"},
        "ids": {"$ref": "#/$defs/texts"},
        "known_exploited": {"const": true},
        "package": {
          "type": "object", "additionalProperties": false,
          "required": ["purl", "name", "installed", "fixed"],
          "properties": {"purl": {"type": "string"}, "name": {"type": "string"},
                         "installed": {"type": "string"}, "fixed": {"type": "string"}}
        }
      },
      "dependentRequired": {"end_line": ["line"], "column": ["line"], "end_column": ["column"]}
    },
    "coverage": {
      "type": "object", "additionalProperties": false,
      "required": ["commits", "history_searched", "files", "skipped", "notes", "new_suppressions",
                   "checks_off"],
      "properties": {
        "commits": {"$ref": "#/$defs/count"},
        "history_searched": {"type": "boolean"},
        "files": {
          "type": "object", "additionalProperties": false,
          "required": ["changed", "read", "container"],
          "properties": {"changed": {"$ref": "#/$defs/count"}, "read": {"$ref": "#/$defs/count"},
                         "container": {"$ref": "#/$defs/count"}}
        },
        "skipped": {"type": "array", "items": {
          "type": "object", "additionalProperties": false, "required": ["path", "bytes", "reason"],
          "properties": {"path": {"type": "string"}, "bytes": {"$ref": "#/$defs/count"},
                         "reason": {"type": "string"}}
        }},
        "notes": {"type": "array", "items": {"$ref": "#/$defs/remark"}},
        "new_suppressions": {"$ref": "#/$defs/texts"},
        "checks_off": {"$ref": "#/$defs/texts"}
      }
    },
    "input": {
      "type": "object", "additionalProperties": false,
      "required": ["kind", "path", "sha256", "outcome", "findings", "suppressed", "severities"],
      "properties": {
        "kind": {"type": ["string", "null"]},
        "path": {"type": "string"},
        "sha256": {"type": ["string", "null"]},
        "outcome": {"enum": ["findings", "partial", "error", "not-a-report", "vex"]},
        "findings": {"$ref": "#/$defs/count"},
        "suppressed": {"$ref": "#/$defs/count"},
        "severities": {
          "type": "object", "additionalProperties": false,
          "required": ["critical", "high", "medium", "low", "info", "unknown"],
          "properties": {
            "critical": {"$ref": "#/$defs/count"}, "high": {"$ref": "#/$defs/count"},
            "medium": {"$ref": "#/$defs/count"}, "low": {"$ref": "#/$defs/count"},
            "info": {"$ref": "#/$defs/count"}, "unknown": {"$ref": "#/$defs/count"}
          }
        },
        "created": {"type": ["string", "null"], "description": "the report's own time"},
        "subjects": {"$ref": "#/$defs/texts"}
      }
    }
  }
}
)schema";

}  // namespace

std::string_view report_schema() {
  return schema;
}

}  // namespace gate::report
