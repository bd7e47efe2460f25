/// What the lexer makes of a statement's characters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace jitu::query {

enum class TokenKind : std::uint8_t {
  kEnd,
  kIdentifier,        ///< also every keyword: which word is one depends on where it stands
  kQuotedIdentifier,  ///< `like this`; never a keyword
  kInteger,
  kFloat,
  kString,
  kParameter,  ///< $name; text is the name
  kSymbol,
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  std::uint32_t offset = 0;  ///< in bytes of the statement
  std::uint32_t end = 0;     ///< likewise, exclusive
  std::string text;          ///< decoded: without quotes, escapes resolved

  bool IsSymbol(std::string_view symbol) const { return kind == TokenKind::kSymbol && text == symbol; }
  /// Keywords are told in any case of letters; `keyword` is in capitals.
  bool IsKeyword(std::string_view keyword) const;
  bool IsName() const { return kind == TokenKind::kIdentifier || kind == TokenKind::kQuotedIdentifier; }
};

}  // namespace jitu::query
