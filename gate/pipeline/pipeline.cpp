// SPDX-License-Identifier: Apache-2.0
#include "gate/pipeline/pipeline.hpp"

#include <algorithm>
#include <array>

#include "gate/core/text.hpp"

namespace gate::pipeline {
namespace {

using Word = std::string_view;

// Actions, or owners of actions, whose work is with images. A final '/' stands for all below.
constexpr std::array image_actions{Word{"docker/"},
                                   Word{"aquasecurity/trivy-action"},
                                   Word{"aquasecurity/setup-trivy"},
                                   Word{"snyk/actions"},
                                   Word{"anchore/"},
                                   Word{"hadolint/hadolint-action"},
                                   Word{"redhat-actions/buildah-build"},
                                   Word{"redhat-actions/push-to-registry"},
                                   Word{"redhat-actions/podman-login"},
                                   Word{"sigstore/cosign-installer"},
                                   Word{"goodwithtech/dockle-action"},
                                   Word{"azure/docker-login"},
                                   Word{"azure/container-scan"},
                                   Word{"aws-actions/amazon-ecr-login"},
                                   Word{"elgohr/publish-docker-github-action"},
                                   Word{"mr-smithers-excellent/docker-build-push"},
                                   Word{"buildpacks/github-actions"},
                                   Word{"ko-build/setup-ko"},
                                   Word{"imjasonh/setup-crane"},
                                   Word{"wiz-sec-public/"},
                                   Word{"sysdiglabs/scan-action"},
                                   Word{"lacework/lw-scanner-action"},
                                   Word{"depot/build-push-action"},
                                   Word{"devcontainers/ci"}};

// Commands that do so.
constexpr std::array image_commands{Word{"docker build"},   Word{"docker buildx"},
                                    Word{"docker push"},    Word{"docker compose build"},
                                    Word{"docker image"},   Word{"docker scout"},
                                    Word{"docker login"},   Word{"docker-compose build"},
                                    Word{"podman build"},   Word{"podman push"},
                                    Word{"nerdctl build"},  Word{"buildah "},
                                    Word{"buildctl "},      Word{"kaniko"},
                                    Word{"skopeo copy"},    Word{"crane push"},
                                    Word{"ko build"},       Word{"ko publish"},
                                    Word{"pack build"},     Word{"jib:"},
                                    Word{"jibDockerBuild"}, Word{"trivy "},
                                    Word{"grype "},         Word{"snyk "},
                                    Word{"cosign "},        Word{"hadolint "},
                                    Word{"dockle "},        Word{"syft "}};

bool handles_images(const ActionUse& use) {
  if (use.source != ActionUse::Source::repository) return false;
  const std::string name = lower(use.name);
  return std::any_of(image_actions.begin(), image_actions.end(), [&](Word known) {
    if (name.compare(0, known.size(), known) != 0) return false;
    return known.back() == '/' || name.size() == known.size() || name[known.size()] == '/';
  });
}

bool is_word_part(char c) {
  return is_alnum(c) || c == '-' || c == '_' || c == '.';
}

// Whether a command of the list stands in the script, not as the end of another word.
bool handles_images(std::string_view script) {
  return std::any_of(image_commands.begin(), image_commands.end(), [&](Word command) {
    for (auto at = script.find(command); at != Word::npos; at = script.find(command, at + 1)) {
      if (at == 0 || !is_word_part(script[at - 1])) return true;
    }
    return false;
  });
}

bool names_images(std::string_view workflow) {
  const std::string name = lower(workflow);
  return std::any_of(name.begin(), name.end(), is_alpha) &&
         (name.find("docker") != std::string::npos || name.find("image") != std::string::npos ||
          name.find("container") != std::string::npos || name.find("trivy") != std::string::npos);
}

}  // namespace

bool ActionUse::is_pinned() const {
  const bool hex = std::all_of(ref.begin(), ref.end(), [](char c) {
    return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'f');
  });
  return hex && (ref.size() == 40 || ref.size() == 64);
}

bool Job::handles_images() const {
  if (calls && names_images(calls->name)) return true;
  return std::any_of(steps.begin(), steps.end(), [](const Step& step) {
    return (step.uses && pipeline::handles_images(*step.uses)) ||
           pipeline::handles_images(std::string_view{step.run});
  });
}

}  // namespace gate::pipeline
