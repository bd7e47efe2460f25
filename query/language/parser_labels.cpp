/// Tests of labels and types: A|B, A&B, !A, %, and the older :A:B (openCypher.bnf, label expression).
#include "query/language/parser.h"
#include "query/language/parser_state.h"

namespace jitu::query {

bool TakeNames(LabelTest& test, LabelTest::Kind kind, std::vector<std::string>& names) {
  if (test.kind == LabelTest::Kind::kName) {
    names.push_back(std::move(test.name));
    return true;
  }
  if (test.kind != kind) return false;
  for (const LabelTest& part : test.parts) {
    if (part.kind != LabelTest::Kind::kName) return false;
  }
  for (LabelTest& part : test.parts) names.push_back(std::move(part.name));
  return true;
}

// Of SET and REMOVE: labels to be given or taken.
Result<std::vector<std::string>> Parser::ParseLabels() {
  std::vector<std::string> labels;
  while (TakeSymbol(":")) {
    JITU_TRY(std::string label, ExpectName("标签名", "a label"));
    labels.push_back(std::move(label));
  }
  return labels;
}

// Behind the colon.
Result<LabelTest> Parser::ParseLabelTest() {
  if (++nesting_ > kMaxNesting) {
    return Fault(Peek().offset, "", Say("嵌套超过 {} 层", "nested more than {} levels deep", kMaxNesting));
  }
  JITU_TRY(LabelTest test, ParseLabelConjunction());
  if (AtSymbol("|") && !bar_ends_) {
    LabelTest either{LabelTest::Kind::kOr, "", {}};
    either.parts.push_back(std::move(test));
    while (TakeSymbol("|")) {
      TakeSymbol(":");
      JITU_TRY(LabelTest next, ParseLabelConjunction());
      either.parts.push_back(std::move(next));
    }
    test = std::move(either);
  }
  --nesting_;
  return test;
}

Result<LabelTest> Parser::ParseLabelConjunction() {
  JITU_TRY(LabelTest test, ParseLabelFactor());
  if (!AtSymbol("&") && !AtSymbol(":")) return test;
  LabelTest all{LabelTest::Kind::kAnd, "", {}};
  all.parts.push_back(std::move(test));
  while (TakeSymbol("&") || TakeSymbol(":")) {
    JITU_TRY(LabelTest next, ParseLabelFactor());
    all.parts.push_back(std::move(next));
  }
  return all;
}

Result<LabelTest> Parser::ParseLabelFactor() {
  LabelTest test;
  std::size_t negations = 0;
  while (TakeSymbol("!")) ++negations;
  if (TakeSymbol("%")) {
    test.kind = LabelTest::Kind::kAny;
  } else if (TakeSymbol("(")) {
    const bool bar_ends = std::exchange(bar_ends_, false);
    JITU_TRY(test, ParseLabelTest());
    JITU_CHECK_OK(ExpectSymbol(")"));
    bar_ends_ = bar_ends;
  } else {
    JITU_TRY(test.name, ExpectName("标签名", "a label"));
  }
  if (negations % 2 == 0) return test;
  LabelTest negated{LabelTest::Kind::kNot, "", {}};
  negated.parts.push_back(std::move(test));
  return negated;
}

}  // namespace jitu::query
