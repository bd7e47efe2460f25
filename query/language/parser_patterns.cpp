#include <charconv>

#include "query/language/parser.h"
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
  Pattern pattern;
  if ((AtKeyword("SHORTESTPATH") || AtKeyword("ALLSHORTESTPATHS")) && AtSymbol("(", 1)) {
    JITU_TRY(pattern, ParseShortestCall());
  } else {
    Pattern prefix;
    JITU_CHECK_OK(ParsePathSearch(prefix));
    JITU_TRY(pattern, ParsePatternElement());
    pattern.search = prefix.search;
    pattern.mode = prefix.mode;
  }
  pattern.name = std::move(name);
  pattern.place = From(offset);
  return pattern;
}

Result<Pattern> Parser::ParsePatternElement() {
  Pattern pattern;
  const std::uint32_t offset = Peek().offset;
  NodePattern node;
  node.place = From(offset);
  if (!AtRepeated()) {
    JITU_TRY(node, ParseNode());
  }
  pattern.nodes.push_back(std::move(node));
  while (AtSymbol("-") || AtSymbol("<") || AtRepeated()) {
    const bool repeated = AtRepeated();
    JITU_TRY(RelationshipPattern relationship, repeated ? ParseRepeated() : ParseRelationship());
    // Beside a repeated pattern a node may be left out.
    NodePattern next;
    next.place = relationship.place;
    if (!repeated || (AtSymbol("(") && !AtRepeated())) {
      JITU_TRY(next, ParseNode());
    }
    pattern.relationships.push_back(std::move(relationship));
    pattern.nodes.push_back(std::move(next));
  }
  pattern.place = From(offset);
  return pattern;
}

Result<NodePattern> Parser::ParseNode() {
  NodePattern node;
  const std::uint32_t offset = Peek().offset;
  if (!AtSymbol("(")) return Expected("节点，如 (u:Unit)", "a node such as (u:Unit)");
  ++at_;
  if (Peek().IsName() && !AtKeyword("WHERE")) {
    JITU_TRY(node.name, ExpectVariable("变量名", "a variable's name"));
  }
  if (TakeSymbol(":") || TakeKeyword("IS")) {
    JITU_TRY(LabelTest test, ParseLabelTest());
    if (!TakeNames(test, LabelTest::Kind::kAnd, node.labels)) {
      node.label_test = std::make_shared<const LabelTest>(std::move(test));
    }
  }
  JITU_TRY(node.properties, ParsePatternProperties());
  JITU_TRY(node.where, ParsePatternWhere());
  if (!AtSymbol(")")) {
    return Expected("“)”、标签 :X 或属性 {…}", "“)”, a label :X or properties {...}");
  }
  ++at_;
  node.place = From(offset);
  return node;
}

Result<ExpressionPtr> Parser::ParsePatternProperties() {
  if (AtSymbol("{")) return ParseMapLiteral();
  if (Peek().kind != TokenKind::kParameter) return ExpressionPtr();
  return ParseAtom();
}

Result<ExpressionPtr> Parser::ParsePatternWhere() {
  if (!TakeKeyword("WHERE")) return ExpressionPtr();
  const bool bar_ends = std::exchange(bar_ends_, false);
  JITU_TRY(ExpressionPtr where, ParseExpression());
  bar_ends_ = bar_ends;
  return where;
}

// ((a)-[r]->(b) WHERE ...){1,3}
Result<RelationshipPattern> Parser::ParseRepeated() {
  RelationshipPattern repeated;
  const std::uint32_t offset = Peek().offset;
  if (++nesting_ > kMaxNesting) {
    return Fault(offset, "", Say("嵌套超过 {} 层", "nested more than {} levels deep", kMaxNesting));
  }
  ++at_;
  JITU_TRY(Pattern pattern, ParsePatternElement());
  if (pattern.relationships.empty()) {
    return Fault(pattern.place.offset, "InvalidRelationshipPattern",
                 Say("重复的模式里应有关系，如 ((a)-[r]->(b)){{1,3}}",
                     "a repeated pattern needs a relationship, as in ((a)-[r]->(b)){{1,3}}"));
  }
  JITU_TRY(repeated.where, ParsePatternWhere());
  JITU_CHECK_OK(ExpectSymbol(")"));
  repeated.repeated = std::make_shared<Pattern>(std::move(pattern));
  JITU_CHECK_OK(ParseQuantifier(repeated));
  if (!repeated.hops) return Expected("次数：{1,3}、+ 或 *", "how often: {1,3}, + or *");
  repeated.place = From(offset);
  --nesting_;
  return repeated;
}

// {2,4}, {3}, {,5}, + or *, behind a relationship or a repeated pattern.
Result<void> Parser::ParseQuantifier(RelationshipPattern& relationship) {
  const std::uint32_t offset = Peek().offset;
  Hops hops;
  if (TakeSymbol("+")) {
    hops.least = 1;
  } else if (TakeSymbol("*")) {
    hops.least = 0;
  } else if (TakeSymbol("{")) {
    JITU_TRY(hops.least, ParseBound());
    if (TakeSymbol(",")) {
      JITU_TRY(hops.most, ParseBound());
      if (!hops.least) hops.least = 0;
    } else {
      hops.most = hops.least;
    }
    JITU_CHECK_OK(ExpectSymbol("}"));
  } else {
    return {};
  }
  if (relationship.hops) {
    return Fault(offset, "InvalidRelationshipPattern", Say("次数写了两遍", "how often is said twice"));
  }
  relationship.hops = hops;
  return {};
}

Result<std::optional<std::uint64_t>> Parser::ParseBound() {
  if (Peek().kind != TokenKind::kInteger) return std::optional<std::uint64_t>();
  JITU_TRY(const std::uint64_t count, ParseHopCount());
  return std::optional<std::uint64_t>(count);
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
  JITU_CHECK_OK(ParseQuantifier(relationship));
  relationship.place = From(offset);
  return relationship;
}

Result<void> Parser::ParseRelationshipDetail(RelationshipPattern& relationship) {
  if (Peek().IsName() && !AtKeyword("WHERE")) {
    JITU_TRY(relationship.name, ExpectVariable("变量名", "a variable's name"));
  }
  if (TakeSymbol(":") || TakeKeyword("IS")) {
    JITU_TRY(LabelTest test, ParseLabelTest());
    if (!TakeNames(test, LabelTest::Kind::kOr, relationship.types)) {
      relationship.label_test = std::make_shared<const LabelTest>(std::move(test));
    }
  }
  if (TakeSymbol("*")) {
    JITU_TRY(relationship.hops, ParseHops());
  }
  if (AtSymbol("..") || (relationship.hops && AtSymbol("-"))) {
    return Fault(Peek().offset, "InvalidRelationshipPattern",
                 Say("长度应写作 *1..3，从不小于零的数到不小于零的数",
                     "a length is written *1..3, from one number "
                     "not below zero to another"));
  }
  JITU_TRY(relationship.properties, ParsePatternProperties());
  JITU_TRY(relationship.where, ParsePatternWhere());
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
  if (tokens_[i].IsName() && !tokens_[i].IsKeyword("WHERE")) ++i;
  if (tokens_[i].IsSymbol(":") || tokens_[i].IsKeyword("IS")) i = EndOfLabels(i + 1, close);
  if (tokens_[i].IsSymbol("{") && closing_[i] != 0) {
    i = closing_[i] + 1;
  } else if (tokens_[i].kind == TokenKind::kParameter) {
    ++i;
  }
  return (i == close || tokens_[i].IsKeyword("WHERE")) && AtArrow(close + 1);
}

// Behind a test of labels, as far as it could be one.
std::size_t Parser::EndOfLabels(std::size_t i, std::size_t close) const {
  constexpr std::string_view kOperators = "|&!%:()";
  while (i < close && !tokens_[i].IsKeyword("WHERE") &&
         (tokens_[i].IsName() || (tokens_[i].kind == TokenKind::kSymbol && tokens_[i].text.size() == 1 &&
                                  kOperators.find(tokens_[i].text[0]) != std::string_view::npos))) {
    ++i;
  }
  return i;
}

bool Parser::AtArrow(std::size_t i) const {
  if (tokens_[i].IsSymbol("<")) ++i;
  if (!tokens_[i].IsSymbol("-")) return false;
  ++i;
  if (tokens_[i].IsSymbol("-")) return true;
  return tokens_[i].IsSymbol("[") && closing_[i] != 0 && tokens_[closing_[i] + 1].IsSymbol("-");
}

}  // namespace jitu::query
