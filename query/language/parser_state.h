/// The parser's insides, shared by its files: cursor, expectations, and one method per rule of the grammar.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/language/ast.h"
#include "query/language/token.h"
#include "schema/base/result.h"

namespace jitu::query {

/// Whether the test is one name or names joined by `kind`; then they are handed over.
bool TakeNames(LabelTest& test, LabelTest::Kind kind, std::vector<std::string>& names);

class Parser {
 public:
  Parser(std::string_view text, std::vector<Token> tokens);

  Result<Statement> ParseStatement();

 private:
  // parser.cpp: cursor and expectations
  const Token& Peek(std::size_t ahead = 0) const;
  bool AtSymbol(std::string_view symbol, std::size_t ahead = 0) const { return Peek(ahead).IsSymbol(symbol); }
  bool AtKeyword(std::string_view keyword, std::size_t ahead = 0) const { return Peek(ahead).IsKeyword(keyword); }
  bool AtReserved() const;
  bool TakeSymbol(std::string_view symbol);
  bool TakeKeyword(std::string_view keyword);
  Result<void> ExpectSymbol(std::string_view symbol);
  Result<void> ExpectKeyword(std::string_view keyword);
  Result<std::string> ExpectVariable(std::string_view zh, std::string_view en);
  Result<std::string> ExpectName(std::string_view zh, std::string_view en);
  Error Expected(std::string_view zh, std::string_view en) const;
  Error Fault(std::uint32_t offset, std::string_view detail, Message message) const;
  Place From(std::uint32_t offset) const;

  // parser_clauses.cpp, parser_writes.cpp
  Result<SingleQuery> ParseSingleQuery();
  Result<Clause> ParseClause();
  Result<Clause> ParseMatch();
  Result<Clause> ParseUnwind();
  Result<Clause> ParseProjection(bool returns);
  Result<void> ParseProjectionItems(ProjectionClause& clause);
  Result<void> ParseOrder(ProjectionClause& clause);
  Result<Clause> ParseCall();
  Result<Clause> ParseCallOfQuery(std::uint32_t offset);
  Result<std::shared_ptr<SingleQuery>> ParseBracedQuery();
  bool AtClause() const;
  Result<Clause> ParseTrace();
  Result<void> ParseTraceLimits(TraceClause& trace);
  Result<void> ParseYields(std::vector<YieldItem>& yields);
  Result<Clause> ParseCreate();
  Result<Clause> ParseSet();
  Result<Clause> ParseRemove();
  Result<Clause> ParseDelete();
  Result<Clause> ParseMerge();
  Result<std::vector<SetItem>> ParseSetItems();

  // parser_patterns.cpp
  Result<std::vector<Pattern>> ParsePatterns();
  Result<void> ParsePathSearch(Pattern& pattern);
  Result<Pattern> ParseShortestCall();
  Result<Pattern> ParsePattern();
  Result<Pattern> ParsePatternElement();
  Result<NodePattern> ParseNode();
  Result<RelationshipPattern> ParseRelationship();
  Result<RelationshipPattern> ParseRepeated();
  Result<void> ParseQuantifier(RelationshipPattern& relationship);
  Result<std::optional<std::uint64_t>> ParseBound();
  Result<void> ParseRelationshipDetail(RelationshipPattern& relationship);
  Result<Hops> ParseHops();
  Result<std::uint64_t> ParseHopCount();
  Result<ExpressionPtr> ParsePatternProperties();
  Result<ExpressionPtr> ParsePatternWhere();
  bool AtRepeated() const { return AtSymbol("(") && AtSymbol("(", 1); }

  // parser_labels.cpp
  Result<std::vector<std::string>> ParseLabels();
  Result<LabelTest> ParseLabelTest();
  Result<LabelTest> ParseLabelConjunction();
  Result<LabelTest> ParseLabelFactor();
  bool AtPattern(std::size_t ahead = 0) const;
  std::size_t EndOfLabels(std::size_t index, std::size_t close) const;
  bool AtArrow(std::size_t index) const;

  // parser_expressions.cpp, parser_atoms.cpp
  Result<ExpressionPtr> ParseExpression(int binding = 0);
  /// Without IN, comparisons and connectives outside of brackets.
  Result<ExpressionPtr> ParseTerm();
  Result<ExpressionPtr> ParsePrefix();
  Result<ExpressionPtr> ParsePostfix(ExpressionPtr subject);
  Result<ExpressionPtr> ParseSubscript(ExpressionPtr subject);
  Result<ExpressionPtr> ParseInfix(ExpressionPtr left, int binding, bool& done);
  Result<ExpressionPtr> ParseComparison(ExpressionPtr left);
  Result<ExpressionPtr> ParseAtom();
  Result<ExpressionPtr> ParseNumber(bool negative);
  Result<ExpressionPtr> ParseNamed();
  Result<ExpressionPtr> ParseCallOf(std::string name, std::uint32_t offset);
  Result<ExpressionPtr> ParseQuantifier(Quantifier quantifier);
  Result<ExpressionPtr> ParseReduce();
  Result<ExpressionPtr> ParseCase();
  Result<ExpressionPtr> ParseSubquery(Subquery kind);
  Result<ExpressionPtr> ParseBracket();
  Result<ExpressionPtr> ParseListComprehension();
  Result<ExpressionPtr> ParsePatternComprehension();
  Result<ExpressionPtr> ParseMapLiteral();
  Result<ExpressionPtr> ParsePatternExpression();
  Result<ExpressionPtr> Made(ExpressionKind kind, std::uint32_t offset, std::vector<ExpressionPtr> children);
  Result<ExpressionPtr> Operation(Operator operation, std::uint32_t offset, ExpressionPtr left,
                                  ExpressionPtr right = nullptr);

  std::string_view text_;
  std::vector<Token> tokens_;
  std::vector<std::uint32_t> closing_;  // for an opening bracket, the place of its closing one; else 0
  std::size_t at_ = 0;
  std::uint32_t nesting_ = 0;
  bool bar_ends_ = false;  // in the condition of a comprehension, where | is not part of a test of labels
};

}  // namespace jitu::query
