#include "query/language/lexer.h"

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "query/language/statement_error.h"
#include "schema/text/utf8.h"

namespace jitu::query {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
int HexDigit(char c) {
  if (IsDigit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool IsBlank(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 ||
         c == 0xFEFF;
}

// Beyond ASCII every letter may stand in a name; what is punctuation or a symbol in the blocks people type from may
// not.
bool IsWideNamePart(char32_t c) {
  if (c < 0x80 || IsBlank(c) || c == 0xFFFD) return false;
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xB7 || c == 0xBA;
  if (c == 0xD7 || c == 0xF7) return false;
  if (c >= 0x2000 && c <= 0x206F) return c == 0x200C || c == 0x200D || c == 0x203F || c == 0x2040;
  if (c >= 0x2190 && c <= 0x2BFF) return false;
  if (c >= 0x3001 && c <= 0x3020) return c == 0x3005 || c == 0x3007;
  return !((c >= 0xFF01 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF40) ||
           (c >= 0xFF5B && c <= 0xFF65) || (c >= 0xFFE0 && c <= 0xFFFF));
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  Result<std::vector<Token>> Run() {
    while (true) {
      JITU_CHECK_OK(SkipBlanks());
      if (at_ >= text_.size()) break;
      JITU_TRY(Token token, Next());
      tokens_.push_back(std::move(token));
    }
    const auto size = static_cast<std::uint32_t>(text_.size());
    tokens_.push_back({TokenKind::kEnd, size, size, ""});
    return std::move(tokens_);
  }

 private:
  char Peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  Error Fault(std::size_t at, std::string_view detail, Message message) const {
    return StatementError(ErrorCode::kSyntax, text_, static_cast<std::uint32_t>(at), detail, std::move(message));
  }
  Token Made(TokenKind kind, std::size_t start, std::string text) const {
    return {kind, static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(at_), std::move(text)};
  }

  Result<void> SkipBlanks() {
    while (at_ < text_.size()) {
      if (Peek() == '/' && Peek(1) == '/') {
        at_ = std::min(text_.find('\n', at_), text_.size());
        continue;
      }
      if (Peek() == '/' && Peek(1) == '*') {
        const std::size_t close = text_.find("*/", at_ + 2);
        if (close == std::string_view::npos) {
          return Fault(at_, "", Say("注释没有结束，缺少 */", "the comment is not closed: expected */"));
        }
        at_ = close + 2;
        continue;
      }
      const text::CodePoint c = text::At(text_, at_);
      if (!IsBlank(c.value)) break;
      at_ += c.bytes;
    }
    return {};
  }

  Result<Token> Next() {
    const char c = Peek();
    if (IsDigit(c) || (c == '.' && IsDigit(Peek(1)) && !AfterValue())) return Number();
    if (c == '"' || c == '\'') return String(c);
    if (c == '`') return QuotedName();
    if (c == '$') return Parameter();
    if (IsLetter(c) || IsWideNamePart(text::At(text_, at_).value)) {
      const std::size_t start = at_;
      std::string name = TakeName();
      return Made(TokenKind::kIdentifier, start, std::move(name));
    }
    return Symbol();
  }

  // After a name or a closing bracket a point asks for a property: n.5 is no number.
  bool AfterValue() const {
    if (tokens_.empty() || tokens_.back().end != at_) return false;
    const Token& last = tokens_.back();
    return last.kind != TokenKind::kSymbol || last.text == ")" || last.text == "]" || last.text == "}";
  }

  std::string TakeName() {
    const std::size_t start = at_;
    while (at_ < text_.size()) {
      const text::CodePoint c = text::At(text_, at_);
      const bool ascii = c.value < 0x80 && (IsLetter(text_[at_]) || IsDigit(text_[at_]));
      if (!ascii && !IsWideNamePart(c.value)) break;
      at_ += c.bytes;
    }
    return std::string(text_.substr(start, at_ - start));
  }

  Result<Token> Number() {
    const std::size_t start = at_;
    TokenKind kind = TokenKind::kInteger;
    const char marker = static_cast<char>(Peek(1) | 0x20);
    if (Peek() == '0' && (marker == 'x' || marker == 'o')) {
      at_ += 2;
      while (HexDigit(Peek()) >= 0) ++at_;
    } else {
      while (IsDigit(Peek())) ++at_;
      if (Peek() == '.' && IsDigit(Peek(1))) {
        kind = TokenKind::kFloat;
        ++at_;
        while (IsDigit(Peek())) ++at_;
      }
      const std::size_t sign = Peek(1) == '-' || Peek(1) == '+' ? 2 : 1;
      if ((Peek() == 'e' || Peek() == 'E') && IsDigit(Peek(sign))) {
        kind = TokenKind::kFloat;
        at_ += sign;
        while (IsDigit(Peek())) ++at_;
      }
    }
    if (IsLetter(Peek())) {
      const bool key = !tokens_.empty() && tokens_.back().IsSymbol("{");
      return Fault(at_, key ? "UnexpectedSyntax" : "InvalidNumberLiteral",
                   Say("数字里不应有“{}”", "expected a digit, found “{}” in a number", Peek()));
    }
    return Made(kind, start, std::string(text_.substr(start, at_ - start)));
  }

  Result<Token> String(char quote) {
    const std::size_t start = at_++;
    std::string value;
    while (true) {
      const std::size_t stop = text_.find_first_of(quote == '"' ? "\"\\" : "'\\", at_);
      if (stop == std::string_view::npos) {
        return Fault(start, "", Say("字符串没有结束，缺少 {}", "the string is not closed: expected {}", quote));
      }
      value.append(text_, at_, stop - at_);
      at_ = stop;
      if (Peek() == quote) break;
      JITU_CHECK_OK(Escape(value));
    }
    ++at_;
    return Made(TokenKind::kString, start, std::move(value));
  }

  Result<void> Escape(std::string& value) {
    static constexpr std::string_view kFrom = "\\'\"bfnrt`/";
    static constexpr std::string_view kTo = "\\'\"\b\f\n\r\t`/";
    const std::size_t start = at_++;
    const char c = Peek();
    if (const std::size_t which = kFrom.find(c); c != '\0' && which != std::string_view::npos) {
      value += kTo[which];
      ++at_;
      return {};
    }
    const std::size_t digits = c == 'u' ? 4 : c == 'U' ? 8 : 0;
    char32_t code = 0;
    for (std::size_t i = 1; i <= digits; ++i) {
      const int digit = HexDigit(Peek(i));
      if (digit < 0) {
        return Fault(start, "InvalidUnicodeLiteral",
                     Say("\\{} 之后应有 {} 位十六进制数字", "expected {1} hexadecimal digits after \\{0}", c, digits));
      }
      code = code * 16 + static_cast<char32_t>(digit);
    }
    if (digits == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) {
      return Fault(start, digits == 0 ? "" : "InvalidUnicodeLiteral",
                   Say("不认识的转义；应为 \\\\ \\' \\\" \\n \\t \\uXXXX 之一",
                       "unknown escape: expected one of \\\\ \\' \\\" \\n \\t \\uXXXX"));
    }
    text::Append(value, code);
    at_ += 1 + digits;
    return {};
  }

  Result<Token> QuotedName() {
    const std::size_t start = at_++;
    std::string value;
    while (true) {
      const std::size_t stop = text_.find('`', at_);
      if (stop == std::string_view::npos) {
        return Fault(start, "", Say("名称没有结束，缺少 `", "the name is not closed: expected `"));
      }
      value.append(text_, at_, stop - at_);
      at_ = stop + 1;
      if (Peek() != '`') break;
      value += '`';
      ++at_;
    }
    return Made(TokenKind::kQuotedIdentifier, start, std::move(value));
  }

  Result<Token> Parameter() {
    const std::size_t start = at_++;
    if (Peek() == '`') {
      JITU_TRY(Token name, QuotedName());
      return Made(TokenKind::kParameter, start, std::move(name.text));
    }
    std::string name = TakeName();
    if (name.empty()) {
      return Fault(start, "InvalidParameterUse", Say("$ 之后应为参数名", "expected a parameter's name after $"));
    }
    return Made(TokenKind::kParameter, start, std::move(name));
  }

  Result<Token> Symbol() {
    static constexpr std::array<std::string_view, 6> kPairs = {"<>", "<=", ">=", "=~", "+=", ".."};
    const std::size_t start = at_;
    for (std::string_view pair : kPairs) {
      if (text_.substr(at_, 2) == pair) {
        at_ += 2;
        return Made(TokenKind::kSymbol, start, std::string(pair));
      }
    }
    const char c = Peek();
    if (std::string_view("()[]{}<>=+-*/%^.,:;|&!").find(c) != std::string_view::npos && c != '\0') {
      ++at_;
      return Made(TokenKind::kSymbol, start, std::string(1, c));
    }
    const bool ascii = static_cast<unsigned char>(c) < 0x80;
    return Fault(start, ascii ? "UnexpectedSyntax" : "InvalidUnicodeCharacter", UnknownCharacter());
  }

  Message UnknownCharacter() const {
    const text::CodePoint c = text::At(text_, at_);
    const std::string_view shown = text_.substr(at_, c.bytes);
    if (const auto narrow = NarrowForm(c.value)) {
      return Say("这里有全角符号“{}”；请改用半角的 {}", "found the full-width character “{}”: expected {}", shown,
                 *narrow);
    }
    if (c.value < 0x20 || c.value == 0xFFFD || c.value == 0x7F) {
      return Say("语句里有不能识别的字节 {}", "the statement has an unreadable byte {}",
                 static_cast<unsigned>(static_cast<unsigned char>(text_[at_])));
    }
    return Say("这里不应有“{}”", "unexpected character “{}”", shown);
  }

  static std::optional<std::string> NarrowForm(char32_t c) {
    if (c >= 0xFF01 && c <= 0xFF5E) return std::string(1, static_cast<char>(c - 0xFEE0));
    switch (c) {
      case 0x3001:
        return ",";
      case 0x3002:
        return ".";
      case 0x2018:
      case 0x2019:
        return "'";
      case 0x201C:
      case 0x201D:
        return "\"";
      case 0x3010:
        return "[";
      case 0x3011:
        return "]";
      default:
        return std::nullopt;
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

bool Token::IsKeyword(std::string_view keyword) const {
  if (kind != TokenKind::kIdentifier || text.size() != keyword.size()) return false;
  for (std::size_t i = 0; i < keyword.size(); ++i) {
    const char c = text[i] >= 'a' && text[i] <= 'z' ? static_cast<char>(text[i] - 0x20) : text[i];
    if (c != keyword[i]) return false;
  }
  return true;
}

Result<std::vector<Token>> Tokenize(std::string_view statement) {
  if (statement.size() > kMaxStatementBytes) {
    return Fail(ErrorCode::kLimit,
                Say("语句超过 {} 字节", "the statement is longer than {} bytes", kMaxStatementBytes));
  }
  return Lexer(statement).Run();
}

}  // namespace jitu::query
