// SPDX-License-Identifier: Apache-2.0
#include "gate/dockerfile/downloads.hpp"

#include <algorithm>

#include "gate/core/text.hpp"
#include "gate/dockerfile/sources.hpp"
#include "gate/facts/addresses.hpp"

namespace gate::dockerfile {
namespace {

// Flags that take a value.
const std::initializer_list<std::string_view> curl_values{"-o",
                                                          "-A",
                                                          "-b",
                                                          "-c",
                                                          "-d",
                                                          "-e",
                                                          "-E",
                                                          "-F",
                                                          "-H",
                                                          "-m",
                                                          "-P",
                                                          "-Q",
                                                          "-r",
                                                          "-t",
                                                          "-T",
                                                          "-u",
                                                          "-U",
                                                          "-w",
                                                          "-x",
                                                          "-X",
                                                          "-y",
                                                          "-Y",
                                                          "-z",
                                                          "-C",
                                                          "-D",
                                                          "-K",
                                                          "--output",
                                                          "--user-agent",
                                                          "--cookie",
                                                          "--cookie-jar",
                                                          "--data",
                                                          "--data-raw",
                                                          "--data-binary",
                                                          "--data-urlencode",
                                                          "--json",
                                                          "--referer",
                                                          "--cert",
                                                          "--key",
                                                          "--cert-type",
                                                          "--key-type",
                                                          "--form",
                                                          "--header",
                                                          "--max-time",
                                                          "--quote",
                                                          "--range",
                                                          "--upload-file",
                                                          "--user",
                                                          "--proxy-user",
                                                          "--write-out",
                                                          "--proxy",
                                                          "--request",
                                                          "--time-cond",
                                                          "--continue-at",
                                                          "--dump-header",
                                                          "--config",
                                                          "--retry",
                                                          "--retry-delay",
                                                          "--retry-max-time",
                                                          "--connect-timeout",
                                                          "--cacert",
                                                          "--capath",
                                                          "--crlfile",
                                                          "--ciphers",
                                                          "--connect-to",
                                                          "--resolve",
                                                          "--url",
                                                          "--output-dir",
                                                          "--proto",
                                                          "--proto-default",
                                                          "--proto-redir",
                                                          "--limit-rate",
                                                          "--max-redirs",
                                                          "--max-filesize",
                                                          "--noproxy",
                                                          "--interface",
                                                          "--unix-socket",
                                                          "--oauth2-bearer",
                                                          "--pass",
                                                          "--netrc-file",
                                                          "--speed-limit",
                                                          "--speed-time",
                                                          "--tls-max",
                                                          "--pinnedpubkey",
                                                          "--preproxy",
                                                          "--socks5",
                                                          "--socks5-hostname",
                                                          "--proxy-header",
                                                          "--proxy-cacert",
                                                          "--dns-servers",
                                                          "--stderr"};
const std::initializer_list<std::string_view> wget_values{"-O",
                                                          "-P",
                                                          "-o",
                                                          "-a",
                                                          "-i",
                                                          "-e",
                                                          "-t",
                                                          "-T",
                                                          "-w",
                                                          "-U",
                                                          "-A",
                                                          "-R",
                                                          "-D",
                                                          "-B",
                                                          "-Q",
                                                          "-l",
                                                          "-I",
                                                          "-X",
                                                          "--output-document",
                                                          "--directory-prefix",
                                                          "--output-file",
                                                          "--append-output",
                                                          "--input-file",
                                                          "--execute",
                                                          "--tries",
                                                          "--timeout",
                                                          "--wait",
                                                          "--user-agent",
                                                          "--user",
                                                          "--password",
                                                          "--header",
                                                          "--post-data",
                                                          "--post-file",
                                                          "--referer",
                                                          "--ca-certificate",
                                                          "--ca-directory",
                                                          "--certificate",
                                                          "--private-key",
                                                          "--limit-rate",
                                                          "--progress",
                                                          "--http-user",
                                                          "--http-password",
                                                          "--load-cookies",
                                                          "--save-cookies",
                                                          "--base",
                                                          "--method",
                                                          "--body-data",
                                                          "--connect-timeout",
                                                          "--read-timeout",
                                                          "--dns-timeout",
                                                          "--waitretry",
                                                          "--cut-dirs",
                                                          "--secure-protocol",
                                                          "--quota",
                                                          "--max-redirect"};

// The name that `curl -O` and wget give to the file of a URL.
std::string name_of(const std::vector<shell::Flags::Value>& urls) {
  if (urls.empty()) return {};
  const std::string bare = bare_url(urls.front().text);
  return std::string{file_name(bare)};
}

std::vector<shell::Flags::Value> operands_of(const shell::Flags& flags) {
  std::vector<shell::Flags::Value> urls;
  for (const shell::Word* word : flags.operands())
    urls.push_back({word->value, word->span, word});
  return urls;
}

// Where standard output goes by `> file`.
std::string redirected(const shell::Command& command) {
  for (const shell::Redirection& to : command.redirections)
    if ((to.sign == ">" || to.sign == ">|") && (to.descriptor.empty() || to.descriptor == "1"))
      return to.target.value;
  return {};
}

std::string in_folder(const std::optional<shell::Flags::Value>& folder, const std::string& name) {
  return folder && !name.empty() ? std::string{folder->text} + "/" + name : name;
}

Download curl(const shell::Command& command) {
  const shell::Flags flags = curl_flags(command);
  Download made{operands_of(flags), {}};
  for (const shell::Flags::Value& url : flags.values({"--url"}))
    made.urls.push_back(url);
  if (const auto output = flags.value({"-o", "--output"})) {
    made.output = in_folder(flags.value({"--output-dir"}), std::string{output->text});
  } else if (flags.has({"-O", "--remote-name", "--remote-name-all"})) {
    made.output = in_folder(flags.value({"--output-dir"}), name_of(made.urls));
  } else {
    made.output = redirected(command);
  }
  if (made.output == "-") made.output.clear();
  return made;
}

Download wget(const shell::Command& command) {
  const shell::Flags flags = wget_flags(command);
  Download made{operands_of(flags), {}};
  const auto output = flags.value({"-O", "--output-document"});
  if (!output) {
    made.output = in_folder(flags.value({"-P", "--directory-prefix"}), name_of(made.urls));
  } else if (output->text == "-" || output->text == "/dev/stdout") {
    made.output = redirected(command);
  } else {
    made.output = output->text;
  }
  return made;
}

}  // namespace

shell::Flags curl_flags(const shell::Command& command) {
  return shell::Flags{command, curl_values};
}

shell::Flags wget_flags(const shell::Command& command) {
  return shell::Flags{command, wget_values};
}

std::optional<Download> download(const shell::Command& command) {
  if (command.name == "curl") return curl(command);
  if (command.name == "wget") return wget(command);
  if (command.name != "fetch" && command.name != "aria2c") return {};
  const shell::Flags flags{command, {"-o", "--out", "-d", "--dir"}};
  Download made{operands_of(flags), {}};
  const auto output = flags.value({"-o", "--out"});
  if (!output) {
    made.output = name_of(made.urls);
  } else if (output->text != "-") {
    made.output = output->text;
  }
  return made;
}

bool is_plain_http(std::string_view url) {
  if (!equals_ignoring_case(url.substr(0, 7), "http://")) return false;
  std::string_view host = url.substr(7);
  host = host.substr(0, host.find_first_of("/?#"));
  if (const std::size_t at = host.rfind('@'); at != std::string_view::npos)
    host = host.substr(at + 1);
  if (host.empty() || host.front() == '$' || host.front() == '`' || host.front() == '{')
    return false;
  if (facts::is_loopback(host) || host.substr(0, 8) == "169.254.") return false;
  const std::string name = lower(host.substr(0, host.find(':')));
  const auto ends = [&](std::string_view end) {
    return name.size() > end.size() &&
           std::string_view{name}.substr(name.size() - end.size()) == end;
  };
  return !ends(".local") && !ends(".localhost") && name != "host.docker.internal";
}

std::string shown_target(const shell::Flags& flags) {
  return bare_url(flags.operand(0));
}

}  // namespace gate::dockerfile
