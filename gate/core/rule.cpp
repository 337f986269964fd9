// SPDX-License-Identifier: Apache-2.0
#include "gate/core/rule.hpp"

namespace gate {

std::string_view word(Artefact artefact) {
  switch (artefact) {
    case Artefact::any:
      return "any";
    case Artefact::dockerfile:
      return "dockerfile";
    case Artefact::compose:
      return "compose";
    case Artefact::run_line:
      return "run-line";
    case Artefact::manifest:
      return "manifest";
    case Artefact::github_workflow:
      return "github-workflow";
    case Artefact::gitlab_ci:
      return "gitlab-ci";
    case Artefact::daemon_json:
      return "daemon-json";
    case Artefact::shell:
      return "shell";
    case Artefact::text:
      return "text";
  }
  return "any";
}

}  // namespace gate
