#include <charconv>

#include "query/language/parser_state.h"

namespace jitu::query {

Result<std::vector<Pattern>> Parser::ParsePatterns() {
  std::vector<Pattern> patterns;
  do {
    JITU_TRY(Pattern pattern, ParsePattern());
    patterns.push_back(std::move(pattern));
  } while (TakeSymbol(","));
  return patterns;
}

Result<Pattern> Parser::ParsePattern() {
  std::string name;
  const std::uint32_t offset = Peek().offset;
  if (Peek().IsName() && AtSymbol("=", 1)) {
    JITU_TRY(name, ExpectVariable("路径的名称", "a name for the path"));
    ++at_;
  }
  JITU_TRY(Pattern pattern, ParsePatternElement());
  pattern.name = std::move(name);
  pattern.place = From(offset);
  return pattern;
}

Result<Pattern> Parser::ParsePatternElement() {
  Pattern pattern;
  const std::uint32_t offset = Peek().offset;
  JITU_TRY(NodePattern first, ParseNode());
  pattern.nodes.push_back(std::move(first));
  while (AtSymbol("-") || AtSymbol("<")) {
    JITU_TRY(RelationshipPattern relationship, ParseRelationship());
    JITU_TRY(NodePattern node, ParseNode());
    pattern.relationships.push_back(std::move(relationship));
    pattern.nodes.push_back(std::move(node));
  }
  pattern.place = From(offset);
  return pattern;
}

Result<NodePattern> Parser::ParseNode() {
  NodePattern node;
  const std::uint32_t offset = Peek().offset;
  if (!AtSymbol("(")) return Expected("节点，如 (u:Unit)", "a node such as (u:Unit)");
  ++at_;
  if (Peek().IsName()) {
    JITU_TRY(node.name, ExpectVariable("变量名", "a variable's name"));
  }
  JITU_TRY(node.labels, ParseLabels());
  JITU_TRY(node.properties, ParsePatternProperties());
  if (!AtSymbol(")")) {
    return Expected("“)”、标签 :X 或属性 {…}", "“)”, a label :X or properties {...}");
  }
  ++at_;
  node.place = From(offset);
  return node;
}

Result<std::vector<std::string>> Parser::ParseLabels() {
  std::vector<std::string> labels;
  while (TakeSymbol(":")) {
    JITU_TRY(std::string label, ExpectName("标签名", "a label"));
    labels.push_back(std::move(label));
  }
  return labels;
}

Result<ExpressionPtr> Parser::ParsePatternProperties() {
  if (AtSymbol("{")) return ParseMapLiteral();
  if (Peek().kind != TokenKind::kParameter) return ExpressionPtr();
  return ParseAtom();
}

Result<RelationshipPattern> Parser::ParseRelationship() {
  RelationshipPattern relationship;
  const std::uint32_t offset = Peek().offset;
  const bool left = TakeSymbol("<");
  JITU_CHECK_OK(ExpectSymbol("-"));
  if (TakeSymbol("[")) {
    JITU_CHECK_OK(ParseRelationshipDetail(relationship));
    if (!AtSymbol("]")) {
      return Expected("“]”、类型 :X、长度 *1..3 或属性 {…}", "“]”, a type :X, a length *1..3 or properties {...}");
    }
    ++at_;
  }
  if (!TakeSymbol("-")) return Expected("“-”，关系的后半", "“-”, the rest of the relationship");
  const bool right = TakeSymbol(">");
  relationship.arrow = left == right ? Arrow::kEither : left ? Arrow::kLeft : Arrow::kRight;
  relationship.place = From(offset);
  return relationship;
}

Result<void> Parser::ParseRelationshipDetail(RelationshipPattern& relationship) {
  if (Peek().IsName()) {
    JITU_TRY(relationship.name, ExpectVariable("变量名", "a variable's name"));
  }
  if (TakeSymbol(":")) {
    do {
      JITU_TRY(std::string type, ExpectName("关系类型", "a relationship type"));
      relationship.types.push_back(std::move(type));
      if (!TakeSymbol("|")) break;
      TakeSymbol(":");
    } while (true);
  }
  if (TakeSymbol("*")) {
    JITU_TRY(relationship.hops, ParseHops());
  }
  JITU_TRY(relationship.properties, ParsePatternProperties());
  return {};
}

Result<Hops> Parser::ParseHops() {
  Hops hops;
  if (Peek().kind == TokenKind::kInteger) {
    JITU_TRY(hops.least, ParseHopCount());
    hops.most = hops.least;
  }
  if (!TakeSymbol("..")) return hops;
  hops.most.reset();
  if (Peek().kind == TokenKind::kInteger) {
    JITU_TRY(hops.most, ParseHopCount());
  }
  return hops;
}

Result<std::uint64_t> Parser::ParseHopCount() {
  const Token& token = Peek();
  std::uint64_t count = 0;
  const auto [end, fault] = std::from_chars(token.text.data(), token.text.data() + token.text.size(), count);
  if (fault != std::errc() || end != token.text.data() + token.text.size()) {
    return Fault(token.offset, "InvalidNumberLiteral", Say("步数应为十进制整数", "expected a decimal number of steps"));
  }
  ++at_;
  return count;
}

// A pattern and a bracketed expression both start with "(": what follows the bracket that closes it decides, which the
// table of brackets tells without reading ahead.
bool Parser::AtPattern(std::size_t ahead) const {
  std::size_t i = at_ + ahead;
  if (i >= tokens_.size() || !tokens_[i].IsSymbol("(") || closing_[i] == 0) return false;
  const std::size_t close = closing_[i++];
  if (tokens_[i].IsName()) ++i;
  while (tokens_[i].IsSymbol(":") && tokens_[i + 1].IsName()) i += 2;
  if (tokens_[i].IsSymbol("{") && closing_[i] != 0) {
    i = closing_[i] + 1;
  } else if (tokens_[i].kind == TokenKind::kParameter) {
    ++i;
  }
  return i == close && AtArrow(close + 1);
}

bool Parser::AtArrow(std::size_t i) const {
  if (tokens_[i].IsSymbol("<")) ++i;
  if (!tokens_[i].IsSymbol("-")) return false;
  ++i;
  if (tokens_[i].IsSymbol("-")) return true;
  return tokens_[i].IsSymbol("[") && closing_[i] != 0 && tokens_[closing_[i] + 1].IsSymbol("-");
}

}  // namespace jitu::query
