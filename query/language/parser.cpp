#include "query/language/parser.h"

#include <algorithm>
#include <array>

#include "query/language/lexer.h"
#include "query/language/parser_state.h"

namespace jitu::query {
namespace {

// Words that cannot name a variable unless quoted: those that start or continue a clause or an operator.
constexpr std::array<std::string_view, 38> kReserved = {
    "AND",  "AS",       "BY",     "CALL",  "CASE",   "CONTAINS", "CREATE", "DELETE", "DETACH", "DISTINCT",
    "ELSE", "END",      "ENDS",   "FALSE", "IN",     "IS",       "LIMIT",  "MATCH",  "MERGE",  "NOT",
    "NULL", "OPTIONAL", "OR",     "ORDER", "REMOVE", "RETURN",   "SET",    "SKIP",   "STARTS", "THEN",
    "TRUE", "UNION",    "UNWIND", "WHEN",  "WHERE",  "WITH",     "XOR",    "YIELD"};

std::vector<std::uint32_t> ClosingBrackets(const std::vector<Token>& tokens) {
  std::vector<std::uint32_t> closing(tokens.size(), 0);
  std::vector<std::uint32_t> open;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != TokenKind::kSymbol || tokens[i].text.size() != 1) continue;
    const char c = tokens[i].text[0];
    if (c == '(' || c == '[' || c == '{') {
      open.push_back(static_cast<std::uint32_t>(i));
    } else if ((c == ')' || c == ']' || c == '}') && !open.empty()) {
      closing[open.back()] = static_cast<std::uint32_t>(i);
      open.pop_back();
    }
  }
  return closing;
}

}  // namespace

Parser::Parser(std::string_view text, std::vector<Token> tokens)
    : text_(text), tokens_(std::move(tokens)), closing_(ClosingBrackets(tokens_)) {}

const Token& Parser::Peek(std::size_t ahead) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }

bool Parser::AtReserved() const {
  const Token& token = Peek();
  return std::any_of(kReserved.begin(), kReserved.end(), [&](std::string_view word) { return token.IsKeyword(word); });
}

bool Parser::TakeSymbol(std::string_view symbol) {
  if (!AtSymbol(symbol)) return false;
  ++at_;
  return true;
}

bool Parser::TakeKeyword(std::string_view keyword) {
  if (!AtKeyword(keyword)) return false;
  ++at_;
  return true;
}

Result<void> Parser::ExpectSymbol(std::string_view symbol) {
  if (TakeSymbol(symbol)) return {};
  return Expected(symbol, symbol);
}

Result<void> Parser::ExpectKeyword(std::string_view keyword) {
  if (TakeKeyword(keyword)) return {};
  return Expected(keyword, keyword);
}

Result<std::string> Parser::ExpectVariable(std::string_view zh, std::string_view en) {
  if (!Peek().IsName() || AtReserved()) return Expected(zh, en);
  return tokens_[at_++].text;
}

Result<std::string> Parser::ExpectName(std::string_view zh, std::string_view en) {
  if (!Peek().IsName()) return Expected(zh, en);
  return tokens_[at_++].text;
}

Error Parser::Expected(std::string_view zh, std::string_view en) const {
  const Token& token = Peek();
  if (token.kind == TokenKind::kEnd) {
    return Fault(token.offset, "UnexpectedSyntax",
                 Say("语句到此为止，还缺少{}", "the statement ends here: expected {1}", zh, en));
  }
  const std::string_view found = text_.substr(token.offset, std::min(token.end - token.offset, 40u));
  return Fault(token.offset, "UnexpectedSyntax",
               Say("这里应为{0}，却是“{2}”", "expected {1}, found “{2}”", zh, en, found));
}

Error Parser::Fault(std::uint32_t offset, std::string_view detail, Message message) const {
  return StatementError(ErrorCode::kSyntax, text_, offset, detail, std::move(message));
}

Place Parser::From(std::uint32_t offset) const {
  return {offset, at_ == 0 ? offset : std::max(offset, tokens_[at_ - 1].end)};
}

Result<Statement> Parser::ParseStatement() {
  Statement statement;
  statement.explain = TakeKeyword("EXPLAIN");
  statement.profile = !statement.explain && TakeKeyword("PROFILE");
  while (true) {
    JITU_TRY(SingleQuery query, ParseSingleQuery());
    statement.queries.push_back(std::move(query));
    const std::uint32_t offset = Peek().offset;
    if (!TakeKeyword("UNION")) break;
    statement.union_all.push_back(TakeKeyword("ALL"));
    statement.unions.push_back(From(offset));
  }
  TakeSymbol(";");
  if (Peek().kind != TokenKind::kEnd) {
    return Expected("子句（MATCH、WITH、RETURN、CREATE、TRACE …）或语句的结尾",
                    "a clause (MATCH, WITH, RETURN, CREATE, TRACE ...) or the end of the statement");
  }
  return statement;
}

Result<Statement> Parse(std::string_view statement) {
  JITU_TRY(std::vector<Token> tokens, Tokenize(statement));
  return Parser(statement, std::move(tokens)).ParseStatement();
}

}  // namespace jitu::query
