// SPDX-License-Identifier: Apache-2.0
#include "gate/dockerfile/secret_files.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <vector>

#include "gate/core/text.hpp"

namespace gate::dockerfile {
namespace {

using Names = std::initializer_list<std::string_view>;

bool among(Names names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() > end.size() && text.substr(text.size() - end.size()) == end;
}

// Whether one of the words stands in the name, between signs that are no letters.
bool has_word(std::string_view name, Names words) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= name.size(); ++i) {
    if (i < name.size() && is_alpha(name[i])) continue;
    if (among(words, name.substr(begin, i - begin))) return true;
    begin = i + 1;
  }
  return false;
}

bool is_sample(std::string_view name) {
  return has_word(name,
                  {"example", "examples", "sample", "samples", "template", "tmpl", "tpl", "dist",
                   "default", "defaults", "schema", "dummy", "fixture", "fixtures", "testdata"});
}

bool is_public(std::string_view name) {
  return ends_with(name, ".pub") || has_word(name, {"pub", "public", "gpg", "pgp", "keyring",
                                                    "archive", "trust", "truststore", "cacerts"});
}

// A .pem holds certificates or keys; the name tells, and a nameless one counts as a key.
bool is_certificate(std::string_view name) {
  return !has_word(name, {"key", "privkey", "private", "priv"}) &&
         has_word(name, {"ca", "cert", "certs", "certificate", "certificates", "chain", "fullchain",
                         "bundle", "root", "crt", "csr", "dhparam", "dhparams", "dh"});
}

bool is_environment(std::string_view name) {
  if (!starts_with(name, ".env")) return false;
  return name.size() == 4 || among({".", "-", "_", "*"}, name.substr(4, 1)) || name == ".envrc";
}

bool is_key(std::string_view name) {
  return starts_with(name, "id_rsa") || starts_with(name, "id_dsa") ||
         starts_with(name, "id_ecdsa") || starts_with(name, "id_ed25519");
}

SecretFile judge_name(std::string_view name) {
  const bool key = is_key(name);
  const bool pem = ends_with(name, ".pem");
  const bool named =
      among({".npmrc", ".pypirc", ".netrc", "_netrc", ".pgpass", ".dockercfg", ".dockerconfigjson",
             ".git-credentials", ".vault-token", "application_default_credentials.json",
             "kubeconfig", "kubeconfig.yaml", "kubeconfig.yml"},
            name);
  bool ending = false;
  for (const std::string_view end :
       {".key", ".ppk", ".p12", ".pfx", ".jks", ".keystore", ".kdbx", ".kubeconfig", ".tfstate"})
    ending = ending || ends_with(name, end);
  if (!key && !pem && !named && !ending && !is_environment(name)) return SecretFile::no;
  const bool harmless = is_sample(name) || is_public(name) || (pem && is_certificate(name));
  return harmless ? SecretFile::sample : SecretFile::yes;
}

// What lies in folders that hold secrets, and the folders themselves.
SecretFile judge_folder(std::string_view folder, std::string_view name) {
  if (folder == ".aws" || folder == ".gnupg") return SecretFile::yes;
  if (folder == ".docker") return name == "config.json" ? SecretFile::yes : SecretFile::no;
  if (folder == ".kube") return name.empty() || name == "config" ? SecretFile::yes : SecretFile::no;
  if (folder == ".config") return name == "gcloud" ? SecretFile::yes : SecretFile::no;
  if (folder != ".ssh") return SecretFile::no;
  const bool harmless =
      ends_with(name, ".pub") || among({"known_hosts", "config", "authorized_keys"}, name);
  return harmless ? SecretFile::sample : SecretFile::yes;
}

}  // namespace

SecretFile secret_file(std::string_view path) {
  const std::string low = lower(path);
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= low.size(); ++i) {
    if (i < low.size() && low[i] != '/' && low[i] != '\\') continue;
    const std::string_view part = std::string_view{low}.substr(begin, i - begin);
    if (!part.empty() && part != ".") parts.push_back(part);
    begin = i + 1;
  }
  if (parts.empty() || parts.back().find('$') != std::string_view::npos) return SecretFile::no;
  SecretFile found = judge_name(parts.back());
  for (std::size_t i = 0; i < parts.size() && found == SecretFile::no; ++i)
    found = judge_folder(parts[i], i + 1 < parts.size() ? parts[i + 1] : std::string_view{});
  if (found == SecretFile::yes && std::any_of(parts.begin(), parts.end(), is_sample))
    return SecretFile::sample;
  return found;
}

}  // namespace gate::dockerfile
