// SPDX-License-Identifier: Apache-2.0
// RapidJSON reads the text and calls Events, which knows for every value whether the visitor wants
// it: a skipped value only counts brackets, an entered one extends the path, a kept one is built
// bottom up on a stack of unfinished values. RapidJSON has handed out everything before an error
// by the time it meets the error, so the result of the parse is checked before anything counts.
#include "gate/syntax/json/json.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
// RapidJSON's stack adds to a null pointer before its first allocation, which means no harm but
// stops a build that checks pointers.
#if defined(__clang__)
#pragma clang attribute push(__attribute__((no_sanitize("pointer-overflow"))), apply_to = function)
#endif
#include <rapidjson/reader.h>
#if defined(__clang__)
#pragma clang attribute pop
#endif

#include "gate/core/text.hpp"
#include "gate/syntax/json/builder.hpp"

namespace gate::syntax::json {
namespace {

// The input of RapidJSON: a view that reads as NUL past its end.
class Input {
 public:
  using Ch = char;

  explicit Input(std::string_view text)
      : begin_{text.data()}, at_{text.data()}, end_{text.data() + text.size()} {}

  // NOLINTBEGIN(readability-identifier-naming): the names RapidJSON asks for
  [[nodiscard]] Ch Peek() const { return at_ == end_ ? '\0' : *at_; }
  Ch Take() { return at_ == end_ ? '\0' : *at_++; }
  [[nodiscard]] std::size_t Tell() const { return static_cast<std::size_t>(at_ - begin_); }
  static Ch* PutBegin() { return nullptr; }
  static void Put(Ch /*c*/) {}
  static void Flush() {}
  static std::size_t PutEnd(const Ch* /*begin*/) { return 0; }
  // NOLINTEND(readability-identifier-naming)
  [[nodiscard]] bool at_end() const { return at_ == end_; }

 private:
  const char* begin_;
  const char* at_;
  const char* end_;
};

Position position(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t line_break = before.rfind('\n');
  const std::size_t start = line_break == std::string_view::npos ? 0 : line_break + 1;
  return {static_cast<std::uint32_t>(1 + std::count(before.begin(), before.end(), '\n')),
          static_cast<std::uint32_t>(1 + code_points(before.substr(start)))};
}

std::string_view expectation(rapidjson::ParseErrorCode code) {
  switch (code) {
    case rapidjson::kParseErrorDocumentEmpty:
      return "a value was expected";
    case rapidjson::kParseErrorDocumentRootNotSingular:
      return "something follows the document";
    case rapidjson::kParseErrorObjectMissName:
      return "a member name in double quotes was expected";
    case rapidjson::kParseErrorObjectMissColon:
      return "a colon was expected after the member name";
    case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
      return "a comma or the end of the object was expected";
    case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
      return "a comma or the end of the list was expected";
    case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
      return "four hexadecimal digits were expected after \\u";
    case rapidjson::kParseErrorStringUnicodeSurrogateInvalid:
      return "half of a surrogate pair stands alone";
    case rapidjson::kParseErrorStringEscapeInvalid:
    case rapidjson::kParseErrorStringInvalidEncoding:
      return "an unknown escape or a raw control character stands in a string";
    case rapidjson::kParseErrorNumberTooBig:
      return "a number is too big";
    case rapidjson::kParseErrorNumberMissFraction:
      return "digits were expected after the point";
    case rapidjson::kParseErrorNumberMissExponent:
      return "digits were expected in the exponent";
    default:
      return "a value was expected";
  }
}

}  // namespace

// The handler that RapidJSON calls.
class Events : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Events> {
 public:
  Events(const Input& input, Visitor& visitor, const Limits& limits, std::string_view text)
      : input_{input}, visitor_{visitor}, limits_{limits}, text_{text}, builder_{limits} {}

  // NOLINTBEGIN(readability-identifier-naming): the names RapidJSON asks for
  bool Null() { return scalar(Kind::null, {}); }
  bool Bool(bool truth) { return scalar(Kind::boolean, truth ? "t" : ""); }
  bool RawNumber(const char* digits, rapidjson::SizeType size, bool /*copy*/) {
    return scalar(Kind::number, {digits, size});
  }
  bool String(const char* characters, rapidjson::SizeType size, bool /*copy*/) {
    return scalar(Kind::string, {characters, size});
  }
  bool Key(const char* characters, rapidjson::SizeType size, bool /*copy*/) {
    return key({characters, size});
  }
  bool StartObject() { return open(Kind::object); }
  bool StartArray() { return open(Kind::array); }
  bool EndObject(rapidjson::SizeType /*members*/) { return close(); }
  bool EndArray(rapidjson::SizeType /*items*/) { return close(); }
  // NOLINTEND(readability-identifier-naming)

  [[nodiscard]] bool stopped() const { return stopped_; }
  [[nodiscard]] const std::optional<Defect>& defect() const { return defect_; }

 private:
  // The text position of a token that has just been read, or of the bracket at hand.
  Span token() {
    std::size_t begin = token_end_;
    while (begin < text_.size() &&
           (is_space(text_[begin]) || text_[begin] == ',' || text_[begin] == ':'))
      ++begin;
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(input_.Tell())};
  }
  Span bracket() const {
    const auto at = static_cast<std::uint32_t>(input_.Tell());
    return {at, at + 1};
  }

  bool fail(Defect::Kind kind, std::string what) {
    defect_ = Defect{kind, position(text_, input_.Tell()), std::move(what)};
    return false;
  }
  bool fail(const Builder& builder) {
    return fail(builder.problem_is_limit() ? Defect::Kind::limit : Defect::Kind::repeated,
                builder.problem());
  }

  // True unless the visitor has seen enough.
  bool proceed() {
    stopped_ = visitor_.stopped();
    return !stopped_;
  }

  // Moves the path to the value that begins now, and asks what to do with it.
  Want ask(Kind kind) {
    if (!path_.steps_.empty() && path_.steps_.back().is_index)
      path_.steps_.back().index = next_index_.back()++;
    return visitor_.want(path_, kind);
  }

  bool scalar(Kind kind, std::string_view characters) {
    if (skipped_ == 0) {
      if (builder_.is_open()) {
        if (!builder_.scalar(kind, characters, token())) return fail(builder_);
      } else if (ask(kind).way == Want::Way::keep) {
        if (!builder_.root(kind, characters, token())) return fail(builder_);
        visitor_.value(path_, builder_.take());
        if (!proceed()) return false;
      }
    }
    token_end_ = input_.Tell();
    return true;
  }

  bool key(std::string_view characters) {
    if (skipped_ == 0) {
      if (builder_.is_open()) {
        if (!builder_.key(characters, token())) return fail(builder_);
      } else {
        path_.steps_.back().key = utf8(characters);
      }
    }
    token_end_ = input_.Tell();
    return true;
  }

  bool open(Kind kind) {
    token_end_ = input_.Tell() + 1;
    if (++depth_ > limits_.depth)
      return fail(Defect::Kind::limit,
                  fmt::format("brackets are nested more than {} deep", limits_.depth));
    if (skipped_ > 0) {
      ++skipped_;
      return true;
    }
    if (builder_.is_open()) {
      if (builder_.skips_next())
        skipped_ = 1;
      else if (!builder_.open(kind, bracket(), {}))
        return fail(builder_);
      return true;
    }
    const Want want = ask(kind);
    if (want.way == Want::Way::skip) {
      skipped_ = 1;
    } else if (want.way == Want::Way::keep) {
      if (!builder_.open(kind, bracket(), want.members)) return fail(builder_);
    } else {
      path_.steps_.push_back({.is_index = kind == Kind::array});
      next_index_.push_back(0);
    }
    return proceed();
  }

  bool close() {
    token_end_ = input_.Tell() + 1;
    --depth_;
    if (skipped_ > 0) {
      if (--skipped_ == 0 && builder_.is_open()) builder_.skipped();
      return true;
    }
    if (builder_.is_open()) {
      if (!builder_.close(bracket())) return fail(builder_);
      if (!builder_.is_open()) visitor_.value(path_, builder_.take());
    } else {
      path_.steps_.pop_back();
      next_index_.pop_back();
      visitor_.left(path_);
    }
    return proceed();
  }

  const Input& input_;
  Visitor& visitor_;
  const Limits& limits_;
  std::string_view text_;
  Builder builder_;
  Path path_;
  std::vector<std::size_t> next_index_;
  std::size_t token_end_ = 0;
  std::size_t depth_ = 0;
  std::size_t skipped_ = 0;  // open brackets of a value that nobody wants
  bool stopped_ = false;
  std::optional<Defect> defect_;
};

std::optional<Defect> stream(std::string_view text, Visitor& visitor, const Limits& limits) {
  if (text.size() > limits.bytes || text.size() > UINT32_MAX)
    return Defect{
        Defect::Kind::limit, {}, fmt::format("the text is larger than {} bytes", limits.bytes)};
  Input input{text};
  Events events{input, visitor, limits, text};
  rapidjson::Reader reader;
  constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag;
  const rapidjson::ParseResult result = reader.Parse<flags>(input, events);
  if (events.stopped()) return std::nullopt;
  if (events.defect()) return events.defect();
  if (result.IsError()) {
    Defect defect{Defect::Kind::malformed, position(text, result.Offset()),
                  std::string{expectation(result.Code())}};
    if (result.Code() == rapidjson::kParseErrorDocumentRootNotSingular) {
      defect.kind = Defect::Kind::trailing;
    } else if (input.at_end()) {
      defect = {Defect::Kind::truncated, position(text, text.size()),
                "the text ends before the document does"};
    } else if (result.Code() == rapidjson::kParseErrorStringUnicodeSurrogateInvalid) {
      defect.kind = Defect::Kind::surrogate;
    }
    return defect;
  }
  // RapidJSON takes a NUL for the end.
  if (!input.at_end())
    return Defect{Defect::Kind::trailing, position(text, input.Tell()),
                  "something follows the document"};
  return std::nullopt;
}

namespace {

class WholeDocument final : public Visitor {
 public:
  Want want(const Path& /*path*/, Kind /*kind*/) override { return Want::keep(); }
  void value(const Path& /*path*/, Value&& value) override { document = std::move(value); }

  Value document = {};
};

}  // namespace

Result<Value> parse(std::string_view text, const Limits& limits) {
  WholeDocument whole;
  Limits lenient = limits;
  lenient.repeated_keys = true;
  const std::optional<Defect> defect = stream(text, whole, lenient);
  if (!defect) return std::move(whole.document);
  return Error{fmt::format("{}:{}: {}", defect->at.line, defect->at.column, defect->what)};
}

}  // namespace gate::syntax::json
