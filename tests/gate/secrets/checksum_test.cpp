// SPDX-License-Identifier: Apache-2.0
#include "gate/secrets/checksum.hpp"

#include <array>
#include <cstdint>
#include <cstdio>
#include <string>

#include "gate/core/fingerprint.hpp"
#include "tests/catch.hpp"
#include "tests/gate/secrets/scanning.hpp"

using namespace gate;
using namespace gate::secrets;

namespace {

// Text that is neither a sequence nor a word.
std::string body(std::size_t size, std::string_view set) {
  std::string text;
  for (std::size_t i = 0; i < size; ++i)
    text += set[(3 + i * 23) % set.size()];
  return text;
}

constexpr std::string_view base62 =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

std::string hex(std::uint32_t number, const char* format) {
  std::array<char, 16> text = {};
  std::snprintf(text.data(), text.size(), format, number);
  return text.data();
}

void check_pair(const std::string& valid, std::string_view slug) {
  CAPTURE(slug);
  const auto good = scan_text("value: " + valid + "\n");
  REQUIRE(good.size() == 1);
  CHECK(good[0].kind->name == slug);
  CHECK(good[0].severity == Severity::critical);
  CHECK(good[0].reason == "its checksum is right");

  std::string invalid = valid;
  char& last = invalid.back();
  last = last == '1' ? '2' : '1';
  const auto bad = scan_text("value: " + invalid + "\n");
  REQUIRE(bad.size() == 1);
  CHECK(bad[0].kind->name == slug);
  CHECK(bad[0].severity == Severity::low);
  CHECK(bad[0].reason == "its checksum is wrong: most likely a placeholder");
}

}  // namespace

TEST_CASE("CRC-32 is the one of IEEE 802.3") {
  CHECK(crc32("123456789") == 0xCBF43926U);  // the check value of the standard's catalogue
  CHECK(crc32("") == 0);
}

TEST_CASE("numbers in base 36 and 62 are padded on the left") {
  CHECK(in_base(0, 62, 6) == "000000");
  CHECK(in_base(61, 62, 6) == "00000z");
  CHECK(in_base(62, 62, 6) == "000010");
  CHECK(in_base(0xFFFFFFFFU, 36, 7) == "1z141z3");
  CHECK(in_base(0xFFFFFFFFU, 62, 6) == "4gfFC3");
}

TEST_CASE("base64 decodes in both alphabets, with and without padding") {
  CHECK(decode_base64("Zm9v") == "foo");
  CHECK(decode_base64("Zm8=") == "fo");
  CHECK(decode_base64("Zm8") == "fo");
  CHECK(decode_base64("-_8") == decode_base64("+/8"));
  CHECK(decode_base64("") == "");
  CHECK_FALSE(decode_base64("Z"));
  CHECK_FALSE(decode_base64("Zm 9v"));
}

TEST_CASE("a GitHub token is judged by the CRC-32 of its body") {
  const std::string part = body(30, base62);
  const std::string sum = in_base(crc32(part), 62, 6);
  check_pair("ghp_" + part + sum, "github-pat");
  check_pair("gho_" + part + sum, "github-oauth");
  check_pair("ghs_" + part + sum, "github-server-to-server");
  check_pair("npm_" + part + sum, "npm");
  const std::string longer = body(70, base62);
  check_pair("ghr_" + longer + in_base(crc32(longer), 62, 6), "github-refresh");
}

TEST_CASE("a fine-grained GitHub token is judged by the SHA-256 of its front") {
  const std::string front = "github_pat_" + body(22, base62) + "_" + body(43, base62);
  const std::string digest = sha256(front);
  std::string bits;
  for (const char c : digest.substr(0, 10)) {
    const int value = c <= '9' ? c - '0' : c - 'a' + 10;
    for (int bit = 8; bit > 0; bit /= 2)
      bits += (value & bit) != 0 ? '1' : '0';
  }
  std::string sum;
  for (std::size_t i = 0; i < 40; i += 5)
    sum += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[std::stoul(bits.substr(i, 5), nullptr, 2)];
  const auto good = scan_text(front + sum + body(8, base62));
  REQUIRE(good.size() == 1);
  CHECK(good[0].severity == Severity::critical);
  const auto bad = scan_text(front + "AAAAAAAA" + body(8, base62));
  REQUIRE(bad.size() == 1);
  CHECK(bad[0].severity == Severity::low);
}

TEST_CASE("Vercel, Cloudflare, Zuplo, Grafana and Confluent sum their body") {
  const std::string fifty = body(50, base62);
  check_pair("vcp_" + fifty + in_base(crc32(fifty), 62, 6), "vercel");
  const std::string forty = body(40, base62);
  check_pair("cfut_" + forty + hex(crc32(forty), "%08x"), "cloudflare");
  const std::string lower = body(32, base62.substr(0, 26));
  check_pair("zpka_" + lower + "_" + hex(crc32(lower), "%08x"), "zuplo");
  const std::string grafana = "glsa_" + body(32, base62);
  const std::uint32_t sum = crc32(grafana);
  const std::uint32_t little =
      (sum >> 24U) | ((sum >> 8U) & 0xFF00U) | ((sum << 8U) & 0xFF0000U) | (sum << 24U);
  check_pair(grafana + "_" + hex(little, "%08x"), "grafana-service-account");
}

TEST_CASE("a Confluent secret ends with base64 of the little-endian sum") {
  const std::string part = body(54, base62);
  const std::uint32_t sum = crc32(part);
  std::string encoded;
  std::uint64_t bits = 0;
  for (unsigned i = 0; i < 4; ++i)
    bits = (bits << 8U) | ((sum >> (8U * i)) & 0xFFU);
  bits <<= 4U;
  for (int shift = 30; shift >= 0; shift -= 6)
    encoded += "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        [(bits >> static_cast<unsigned>(shift)) & 63U];
  CHECK(prove(Check::confluent, "cflt" + part + encoded, 4) == Proof::valid);
  CHECK(prove(Check::confluent, "cflt" + part + "AAAAAA", 4) == Proof::invalid);
}

TEST_CASE("a routable GitLab token sums everything before its last seven characters") {
  const std::string front = "glpat-" + body(27, base62) + ".01.0z";
  check_pair(front + in_base(crc32(front), 36, 7), "gitlab-pat-routable");
}

TEST_CASE("an Atlassian token may write its equals sign in three ways") {
  const std::string front = "ATATT3xFfGF0" + body(60, base62);
  const std::string sum = hex(crc32(front + "="), "%08X");
  check_pair(front + "=" + sum, "atlassian-api");
  for (const std::string sign : {"\\=", "%3D"}) {
    const auto hits = scan_text("x " + front + sign + sum + " y");
    REQUIRE(hits.size() == 1);
    CHECK(hits[0].severity == Severity::critical);
    CHECK(hits[0].hash == scan_text("x " + front + "=" + sum + " y")[0].hash);
  }
}

TEST_CASE("a JSON Web Token that does not decode is only low") {
  const std::string header = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9";
  const std::string payload = "eyJzdWIiOiIxMjM0NTYifQ";
  const auto good = scan_text("t " + header + "." + payload + "." + body(43, base62));
  REQUIRE(good.size() == 1);
  CHECK(good[0].kind->name == "jwt");
  CHECK(good[0].severity == Severity::medium);
  const auto bad =
      scan_text("t eyJ" + body(30, base62) + ".eyJ" + body(30, base62) + "." + body(43, base62));
  REQUIRE(bad.size() == 1);
  CHECK(bad[0].severity == Severity::low);
}
