// SPDX-License-Identifier: Apache-2.0
#include "gate/policy/rules.hpp"

namespace gate::policy {

const RuleInfo ignore_without_expiry{
    .id = "PIP008",
    .name = "ignore-without-expiry",
    .severity = Severity::low,
    .title = "A suppression without a reason or an end, or past its end",
    .why =
        "An ignore that nobody has to look at again outlives the situation it was made for. Who "
        "meets it a year later cannot tell whether it still holds.",
    .fix = "Write why the finding does not count and until when: reason: … until: YYYY-MM-DD.",
    .references = {"https://cwe.mitre.org/data/definitions/1059.html"},
    .cwe = 1059,
    .bad = {"# gate:ignore IMG010\nFROM alpine:3.20\n"},
    .good = {"# gate:ignore IMG010 reason: base of a build stage until: 2999-01-31\n"
             "FROM alpine:3.20\n"}};

const RuleInfo ignore_without_id{
    .id = "POL001",
    .name = "ignore-without-id",
    .severity = Severity::low,
    .title = "A gate:ignore that names no id ignores nothing",
    .why =
        "An ignore for everything would also hide what is found there later. So gate takes none, "
        "and the comment promises something it does not do.",
    .fix = "Name the ids: gate:ignore IMG010 reason: … until: YYYY-MM-DD.",
    .references = {"https://cwe.mitre.org/data/definitions/1116.html"},
    .cwe = 1116,
    .bad = {"# gate:ignore\nFROM alpine:3.20\n"},
    .good = {"# gate:ignore IMG010 reason: base of a build stage until: 2999-01-31\n"
             "FROM alpine:3.20\n"}};

const RuleInfo ignore_of_nothing{
    .id = "POL002",
    .name = "ignore-unknown-id",
    .severity = Severity::low,
    .title = "A suppression names an id that does not exist",
    .why =
        "A mistyped id suppresses nothing today, and the finding it was meant for comes as a "
        "surprise.",
    .fix = "Write the id, the slug or another tool's id of the risk; `gate rules` lists them.",
    .references = {"https://cwe.mitre.org/data/definitions/1116.html"},
    .cwe = 1116,
    .bad = {"# gate:ignore IMG01O reason: typed wrong until: 2999-01-31\nFROM alpine:3.20\n"},
    .good = {"# gate:ignore IMG010 reason: base of a build stage until: 2999-01-31\n"
             "FROM alpine:3.20\n"}};

const RuleInfo new_suppression{
    .id = "POL003",
    .name = "new-suppression",
    .severity = Severity::high,
    .title = "The change suppresses findings",
    .why =
        "Whoever may change the code may also write an ignore. With new_suppressions: block "
        "somebody else has to accept it first.",
    .fix = "Repair the finding, or have the suppression merged on its own by who may decide it.",
    .references = {"https://cwe.mitre.org/data/definitions/284.html"},
    .cwe = 284,
    .bad = {"# gate:ignore IMG010 reason: later until: 2999-01-31\nFROM alpine:3.20\n"},
    .good = {"FROM alpine:3.20\nUSER app\n"}};

const std::vector<const RuleInfo*>& rules() {
  static const std::vector<const RuleInfo*> all{&ignore_without_expiry, &ignore_without_id,
                                                &ignore_of_nothing, &new_suppression};
  return all;
}

}  // namespace gate::policy
