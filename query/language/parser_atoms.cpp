#include <charconv>
#include <cmath>
#include <limits>
#include <utility>

#include "query/language/parser_state.h"

namespace jitu::query {
namespace {

std::optional<Quantifier> FindQuantifier(const Token& token) {
  if (token.IsKeyword("ALL")) return Quantifier::kAll;
  if (token.IsKeyword("ANY")) return Quantifier::kAny;
  if (token.IsKeyword("NONE")) return Quantifier::kNone;
  if (token.IsKeyword("SINGLE")) return Quantifier::kSingle;
  return std::nullopt;
}

}  // namespace

Result<ExpressionPtr> Parser::ParseAtom() {
  const Token& token = Peek();
  const std::uint32_t offset = token.offset;
  switch (token.kind) {
    case TokenKind::kInteger:
    case TokenKind::kFloat:
      return ParseNumber(false);
    case TokenKind::kString: {
      ++at_;
      JITU_TRY(ExpressionPtr literal, Made(ExpressionKind::kLiteral, offset, {}));
      literal->value = graph::Value(token.text);
      return literal;
    }
    case TokenKind::kParameter: {
      ++at_;
      JITU_TRY(ExpressionPtr parameter, Made(ExpressionKind::kParameter, offset, {}));
      parameter->name = token.text;
      return parameter;
    }
    case TokenKind::kIdentifier:
    case TokenKind::kQuotedIdentifier:
      return ParseNamed();
    default:
      break;
  }
  if (AtPattern()) return ParsePatternExpression();
  if (TakeSymbol("(")) {
    const bool bar_ends = std::exchange(bar_ends_, false);
    JITU_TRY(ExpressionPtr inner, ParseExpression());
    JITU_CHECK_OK(ExpectSymbol(")"));
    bar_ends_ = bar_ends;
    inner->place = From(offset);
    return inner;
  }
  if (AtSymbol("[")) return ParseBracket();
  if (AtSymbol("{")) return ParseMapLiteral();
  return Expected("表达式", "an expression");
}

Result<ExpressionPtr> Parser::ParseNumber(bool negative) {
  const Token& token = Peek();
  ++at_;
  const std::uint32_t offset = negative ? tokens_[at_ - 2].offset : token.offset;
  JITU_TRY(ExpressionPtr literal, Made(ExpressionKind::kLiteral, offset, {}));
  const char* end = token.text.data() + token.text.size();
  if (token.kind == TokenKind::kFloat) {
    double number = 0;
    const auto [stop, fault] = std::from_chars(token.text.data(), end, number);
    if (fault != std::errc() || stop != end || !std::isfinite(number)) {
      return Fault(token.offset, "FloatingPointOverflow", Say("小数超出范围", "the number is out of range"));
    }
    literal->value = graph::Value(number);
    return literal;
  }
  const bool prefixed = token.text.size() > 1 && token.text[0] == '0' && (token.text[1] | 0x20) >= 'o';
  const int base = !prefixed ? 10 : (token.text[1] | 0x20) == 'x' ? 16 : 8;
  std::uint64_t magnitude = 0;
  const auto [stop, fault] = std::from_chars(token.text.data() + (prefixed ? 2 : 0), end, magnitude, base);
  if (fault == std::errc::invalid_argument || stop != end) {
    return Fault(token.offset, "InvalidNumberLiteral", Say("不是一个整数", "this is not an integer"));
  }
  constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  if (fault != std::errc() || magnitude > kMost + (negative ? 1 : 0)) {
    return Fault(token.offset, "IntegerOverflow", Say("整数超出 64 位的范围", "the integer does not fit 64 bits"));
  }
  literal->value = graph::Value(static_cast<std::int64_t>(negative ? ~magnitude + 1 : magnitude));
  return literal;
}

Result<ExpressionPtr> Parser::ParseNamed() {
  const Token& token = Peek();
  const std::uint32_t offset = token.offset;
  const bool truth = token.IsKeyword("TRUE");
  if (truth || token.IsKeyword("FALSE") || token.IsKeyword("NULL")) {
    ++at_;
    JITU_TRY(ExpressionPtr literal, Made(ExpressionKind::kLiteral, offset, {}));
    if (!token.IsKeyword("NULL")) literal->value = graph::Value(truth);
    return literal;
  }
  if (token.IsKeyword("CASE")) return ParseCase();
  const auto quantifier = FindQuantifier(token);
  if (quantifier && AtSymbol("(", 1) && Peek(2).IsName() && AtKeyword("IN", 3)) return ParseQuantifier(*quantifier);
  if (token.IsKeyword("REDUCE") && AtSymbol("(", 1)) return ParseReduce();
  if (AtSymbol("{", 1)) {
    if (token.IsKeyword("EXISTS")) return ParseSubquery(Subquery::kExists);
    if (token.IsKeyword("COUNT")) return ParseSubquery(Subquery::kCount);
    if (token.IsKeyword("COLLECT")) return ParseSubquery(Subquery::kCollect);
  }

  std::size_t parts = 1;
  while (AtSymbol(".", parts) && Peek(parts + 1).IsName()) parts += 2;
  if (AtSymbol("(", parts)) {
    std::string name = token.text;
    for (std::size_t i = 2; i < parts; i += 2) name += "." + Peek(i).text;
    at_ += parts;
    return ParseCallOf(std::move(name), offset);
  }
  JITU_TRY(std::string name, ExpectVariable("表达式", "an expression"));
  JITU_TRY(ExpressionPtr variable, Made(ExpressionKind::kVariable, offset, {}));
  variable->name = std::move(name);
  return variable;
}

Result<ExpressionPtr> Parser::ParseCallOf(std::string name, std::uint32_t offset) {
  ++at_;
  if (AtSymbol("*") && AtSymbol(")", 1) && Token{TokenKind::kIdentifier, 0, 0, name}.IsKeyword("COUNT")) {
    at_ += 2;
    return Made(ExpressionKind::kCountStar, offset, {});
  }
  const bool distinct = TakeKeyword("DISTINCT");
  std::vector<ExpressionPtr> arguments;
  if (!TakeSymbol(")")) {
    do {
      JITU_TRY(ExpressionPtr argument, ParseExpression());
      arguments.push_back(std::move(argument));
    } while (TakeSymbol(","));
    if (!AtSymbol(")")) return Expected("“,” 或 “)”", "“,” or “)”");
    ++at_;
  }
  JITU_TRY(ExpressionPtr call, Made(ExpressionKind::kCall, offset, std::move(arguments)));
  call->name = std::move(name);
  call->distinct = distinct;
  return call;
}

Result<ExpressionPtr> Parser::ParseQuantifier(Quantifier quantifier) {
  const std::uint32_t offset = Peek().offset;
  at_ += 2;
  JITU_TRY(std::string name, ExpectVariable("变量名", "a variable's name"));
  JITU_CHECK_OK(ExpectKeyword("IN"));
  std::vector<ExpressionPtr> children(2);
  JITU_TRY(children[0], ParseExpression());
  if (TakeKeyword("WHERE")) {
    JITU_TRY(children[1], ParseExpression());
  }
  if (!children[1]) return Expected("WHERE", "WHERE");
  JITU_CHECK_OK(ExpectSymbol(")"));
  JITU_TRY(ExpressionPtr made, Made(ExpressionKind::kQuantifier, offset, std::move(children)));
  made->name = std::move(name);
  made->quantifier = quantifier;
  return made;
}

Result<ExpressionPtr> Parser::ParseSubquery(Subquery kind) {
  const std::uint32_t offset = Peek().offset;
  ++at_;
  JITU_TRY(std::shared_ptr<SingleQuery> query, ParseBracedQuery());
  JITU_TRY(ExpressionPtr made, Made(ExpressionKind::kSubquery, offset, {}));
  made->subquery = kind;
  made->query = std::move(query);
  return made;
}

Result<ExpressionPtr> Parser::ParseReduce() {
  const std::uint32_t offset = Peek().offset;
  at_ += 2;
  std::vector<ExpressionPtr> children(3);
  JITU_TRY(std::string accumulator, ExpectVariable("累计变量", "a variable to accumulate in"));
  JITU_CHECK_OK(ExpectSymbol("="));
  JITU_TRY(children[0], ParseExpression());
  JITU_CHECK_OK(ExpectSymbol(","));
  JITU_TRY(std::string name, ExpectVariable("变量名", "a variable's name"));
  JITU_CHECK_OK(ExpectKeyword("IN"));
  JITU_TRY(children[1], ParseExpression());
  JITU_CHECK_OK(ExpectSymbol("|"));
  JITU_TRY(children[2], ParseExpression());
  JITU_CHECK_OK(ExpectSymbol(")"));
  JITU_TRY(ExpressionPtr made, Made(ExpressionKind::kReduce, offset, std::move(children)));
  made->name = std::move(name);
  made->names = {std::move(accumulator)};
  return made;
}

Result<ExpressionPtr> Parser::ParseCase() {
  const std::uint32_t offset = Peek().offset;
  ++at_;
  std::vector<ExpressionPtr> children(1);
  if (!AtKeyword("WHEN")) {
    JITU_TRY(children[0], ParseExpression());
  }
  if (!AtKeyword("WHEN")) return Expected("WHEN", "WHEN");
  while (TakeKeyword("WHEN")) {
    JITU_TRY(ExpressionPtr condition, ParseExpression());
    JITU_CHECK_OK(ExpectKeyword("THEN"));
    JITU_TRY(ExpressionPtr value, ParseExpression());
    children.push_back(std::move(condition));
    children.push_back(std::move(value));
  }
  ExpressionPtr otherwise;
  if (TakeKeyword("ELSE")) {
    JITU_TRY(otherwise, ParseExpression());
  }
  children.push_back(std::move(otherwise));
  if (!AtKeyword("END")) return Expected("WHEN、ELSE 或 END", "WHEN, ELSE or END");
  ++at_;
  return Made(ExpressionKind::kCase, offset, std::move(children));
}

Result<ExpressionPtr> Parser::ParseBracket() {
  if (Peek(1).IsName() && AtKeyword("IN", 2)) return ParseListComprehension();
  if (AtPattern(1) || (Peek(1).IsName() && AtSymbol("=", 2) && AtPattern(3))) {
    return ParsePatternComprehension();
  }
  const std::uint32_t offset = Peek().offset;
  ++at_;
  std::vector<ExpressionPtr> elements;
  if (!TakeSymbol("]")) {
    do {
      JITU_TRY(ExpressionPtr element, ParseExpression());
      elements.push_back(std::move(element));
    } while (TakeSymbol(","));
    if (!AtSymbol("]")) return Expected("“,” 或 “]”", "“,” or “]”");
    ++at_;
  }
  return Made(ExpressionKind::kList, offset, std::move(elements));
}

Result<ExpressionPtr> Parser::ParseListComprehension() {
  const std::uint32_t offset = Peek().offset;
  ++at_;
  std::vector<ExpressionPtr> children(3);
  JITU_TRY(std::string name, ExpectVariable("变量名", "a variable's name"));
  ++at_;
  const bool bar_ends = std::exchange(bar_ends_, true);
  JITU_TRY(children[0], ParseExpression());
  if (TakeKeyword("WHERE")) {
    JITU_TRY(children[1], ParseExpression());
  }
  bar_ends_ = bar_ends;
  if (TakeSymbol("|")) {
    JITU_TRY(children[2], ParseExpression());
  }
  if (!AtSymbol("]")) return Expected("WHERE、“|” 或 “]”", "WHERE, “|” or “]”");
  ++at_;
  JITU_TRY(ExpressionPtr made, Made(ExpressionKind::kListComprehension, offset, std::move(children)));
  made->name = std::move(name);
  return made;
}

Result<ExpressionPtr> Parser::ParsePatternComprehension() {
  const std::uint32_t offset = Peek().offset;
  ++at_;
  JITU_TRY(Pattern pattern, ParsePattern());
  std::vector<ExpressionPtr> children(2);
  const bool bar_ends = std::exchange(bar_ends_, true);
  if (TakeKeyword("WHERE")) {
    JITU_TRY(children[0], ParseExpression());
  }
  bar_ends_ = bar_ends;
  if (!AtSymbol("|")) return Expected("WHERE 或 “|”", "WHERE or “|”");
  ++at_;
  JITU_TRY(children[1], ParseExpression());
  JITU_CHECK_OK(ExpectSymbol("]"));
  JITU_TRY(ExpressionPtr made, Made(ExpressionKind::kPatternComprehension, offset, std::move(children)));
  made->pattern = std::make_shared<Pattern>(std::move(pattern));
  return made;
}

Result<ExpressionPtr> Parser::ParseMapLiteral() {
  const std::uint32_t offset = Peek().offset;
  ++at_;
  std::vector<std::string> keys;
  std::vector<ExpressionPtr> values;
  if (!TakeSymbol("}")) {
    do {
      JITU_TRY(std::string key, ExpectName("属性名", "a property's name"));
      if (!TakeSymbol(":")) return Expected("“:”", "“:”");
      JITU_TRY(ExpressionPtr value, ParseExpression());
      keys.push_back(std::move(key));
      values.push_back(std::move(value));
    } while (TakeSymbol(","));
    if (!AtSymbol("}")) return Expected("“,” 或 “}”", "“,” or “}”");
    ++at_;
  }
  JITU_TRY(ExpressionPtr made, Made(ExpressionKind::kMap, offset, std::move(values)));
  made->names = std::move(keys);
  return made;
}

Result<ExpressionPtr> Parser::ParsePatternExpression() {
  const std::uint32_t offset = Peek().offset;
  JITU_TRY(Pattern pattern, ParsePatternElement());
  JITU_TRY(ExpressionPtr made, Made(ExpressionKind::kPattern, offset, {}));
  made->pattern = std::make_shared<Pattern>(std::move(pattern));
  return made;
}

}  // namespace jitu::query
