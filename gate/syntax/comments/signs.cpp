// SPDX-License-Identifier: Apache-2.0
#include "gate/syntax/comments/signs.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "gate/core/text.hpp"

namespace gate::syntax::comments {
namespace {

constexpr Signs none{};
constexpr Signs hash{.line = {"#"}, .quotes = "\"'", .spaced = true};
constexpr Signs slashes{.line = {"//"}, .open = "/*", .close = "*/", .quotes = "\"'"};
constexpr Signs script{
    .line = {"//"}, .open = "/*", .close = "*/", .quotes = "\"'`", .multiline = "`"};
constexpr Signs rust{
    .line = {"//"}, .open = "/*", .close = "*/", .quotes = "\""};  // 'a is no string
constexpr Signs php{
    .line = {"//", "#"}, .open = "/*", .close = "*/", .quotes = "\"'", .spaced = true};
constexpr Signs terraform{
    .line = {"#", "//"}, .open = "/*", .close = "*/", .quotes = "\"", .spaced = true};
constexpr Signs sql{.line = {"--"}, .open = "/*", .close = "*/", .quotes = "\"'"};
constexpr Signs lua{.line = {"--"}, .open = "--[[", .close = "]]", .quotes = "\"'"};
constexpr Signs haskell{.line = {"--"}, .open = "{-", .close = "-}", .quotes = "\""};
constexpr Signs ini{.line = {"#", ";"}, .quotes = "\"", .spaced = true};
constexpr Signs properties{.line = {"#", "!"}, .spaced = true};
constexpr Signs markup{.open = "<!--", .close = "-->"};
constexpr Signs mixed{
    .line = {"//"}, .open = "<!--", .close = "-->", .quotes = "\"'", .spaced = true};
constexpr Signs style{.open = "/*", .close = "*/", .quotes = "\"'"};
constexpr Signs powershell{
    .line = {"#"}, .open = "<#", .close = "#>", .quotes = "\"'", .spaced = true};
constexpr Signs percent{.line = {"%"}, .spaced = true};
constexpr Signs lisp{.line = {";"}, .quotes = "\""};
constexpr Signs batch{.line = {"::", "REM ", "rem "}, .spaced = true};
constexpr Signs guess{
    .line = {"#", "//"}, .open = "<!--", .close = "-->", .quotes = "\"'", .spaced = true};

using Row = std::pair<std::string_view, const Signs*>;

constexpr std::array<Row, 83> endings{{
    {".json", &none},      {".ipynb", &none},
    {".csv", &none},       {".tsv", &none},
    {".yaml", &hash},      {".yml", &hash},
    {".sh", &hash},        {".bash", &hash},
    {".zsh", &hash},       {".env", &hash},
    {".toml", &hash},      {".py", &hash},
    {".pyi", &hash},       {".rb", &hash},
    {".pl", &hash},        {".pm", &hash},
    {".r", &hash},         {".ex", &hash},
    {".exs", &hash},       {".mk", &hash},
    {".cmake", &hash},     {".nix", &hash},
    {".cfg", &ini},        {".conf", &ini},
    {".ini", &ini},        {".service", &ini},
    {".socket", &ini},     {".properties", &properties},
    {".js", &script},      {".mjs", &script},
    {".cjs", &script},     {".jsx", &script},
    {".ts", &script},      {".tsx", &script},
    {".go", &script},      {".json5", &slashes},
    {".jsonc", &slashes},  {".java", &slashes},
    {".kt", &slashes},     {".kts", &slashes},
    {".scala", &slashes},  {".groovy", &slashes},
    {".gradle", &slashes}, {".c", &slashes},
    {".h", &slashes},      {".cc", &slashes},
    {".hh", &slashes},     {".cpp", &slashes},
    {".hpp", &slashes},    {".cxx", &slashes},
    {".m", &slashes},      {".cs", &slashes},
    {".swift", &slashes},  {".dart", &slashes},
    {".proto", &slashes},  {".zig", &slashes},
    {".scss", &slashes},   {".less", &slashes},
    {".rs", &rust},        {".php", &php},
    {".tf", &terraform},   {".tfvars", &terraform},
    {".hcl", &terraform},  {".sql", &sql},
    {".lua", &lua},        {".hs", &haskell},
    {".html", &markup},    {".htm", &markup},
    {".xml", &markup},     {".svg", &markup},
    {".md", &markup},      {".markdown", &markup},
    {".csproj", &markup},  {".vue", &mixed},
    {".svelte", &mixed},   {".css", &style},
    {".ps1", &powershell}, {".psm1", &powershell},
    {".tex", &percent},    {".erl", &percent},
    {".clj", &lisp},       {".bat", &batch},
    {".cmd", &batch},
}};

constexpr std::array<Row, 14> names{{
    {"dockerfile", &hash},
    {"containerfile", &hash},
    {"makefile", &hash},
    {"gemfile", &hash},
    {"rakefile", &hash},
    {"vagrantfile", &hash},
    {"jenkinsfile", &slashes},
    {".npmrc", &ini},
    {".pypirc", &ini},
    {".gitconfig", &ini},
    {".gitignore", &hash},
    {".dockerignore", &hash},
    {"codeowners", &hash},
    {"pom.xml", &markup},
}};

}  // namespace

const Signs& signs_of(std::string_view file_name) {
  const auto slash = file_name.find_last_of("/\\");
  const std::string name =
      lower(slash == std::string_view::npos ? file_name : file_name.substr(slash + 1));
  const auto by_name =
      std::find_if(names.begin(), names.end(), [&](const Row& row) { return row.first == name; });
  if (by_name != names.end()) return *by_name->second;
  if (name.compare(0, 4, ".env") == 0 || name.compare(0, 11, "dockerfile.") == 0) return hash;
  const auto dot = name.rfind('.');
  if (dot == std::string::npos) return guess;
  const auto by_ending = std::find_if(endings.begin(), endings.end(), [&](const Row& row) {
    return row.first == std::string_view{name}.substr(dot);
  });
  return by_ending == endings.end() ? guess : *by_ending->second;
}

const Signs& signs_of(Artefact artefact) {
  switch (artefact) {
    case Artefact::daemon_json:
      return none;
    case Artefact::any:
    case Artefact::text:
      return guess;
    default:
      return hash;
  }
}

}  // namespace gate::syntax::comments
