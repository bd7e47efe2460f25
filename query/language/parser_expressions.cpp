#include <algorithm>

#include "query/language/parser.h"
#include "query/language/parser_state.h"

namespace jitu::query {
namespace {

// Binding powers, loosest first (openCypher 9, grammar of Expression).
enum Binding : int {
  kOrBinding = 1,
  kXorBinding,
  kAndBinding,
  kNotBinding,
  kCompareBinding,
  kTestBinding,
  kSumBinding,
  kProductBinding,
  kPowerBinding,
  kSignBinding
};

struct Infix {
  std::string_view symbol;
  Operator operation;
  int binding;
};

constexpr Infix kSymbols[] = {
    {"=~", Operator::kMatches, kTestBinding},  {"+", Operator::kAdd, kSumBinding},
    {"-", Operator::kSubtract, kSumBinding},   {"*", Operator::kMultiply, kProductBinding},
    {"/", Operator::kDivide, kProductBinding}, {"%", Operator::kModulo, kProductBinding},
    {"^", Operator::kPower, kPowerBinding},
};
constexpr Infix kWords[] = {
    {"OR", Operator::kOr, kOrBinding},
    {"XOR", Operator::kXor, kXorBinding},
    {"AND", Operator::kAnd, kAndBinding},
    {"IN", Operator::kIn, kTestBinding},
    {"CONTAINS", Operator::kContains, kTestBinding},
};
constexpr Infix kComparisons[] = {
    {"=", Operator::kEqual, 0},         {"<>", Operator::kNotEqual, 0}, {"<=", Operator::kLessEqual, 0},
    {">=", Operator::kGreaterEqual, 0}, {"<", Operator::kLess, 0},      {">", Operator::kGreater, 0},
};

const Infix* FindComparison(const Token& token) {
  for (const Infix& infix : kComparisons) {
    if (token.IsSymbol(infix.symbol)) return &infix;
  }
  return nullptr;
}

}  // namespace

std::string_view NameOf(Operator operation) {
  switch (operation) {
    case Operator::kOr:
      return "OR";
    case Operator::kXor:
      return "XOR";
    case Operator::kAnd:
      return "AND";
    case Operator::kNot:
      return "NOT";
    case Operator::kEqual:
      return "=";
    case Operator::kNotEqual:
      return "<>";
    case Operator::kLess:
      return "<";
    case Operator::kLessEqual:
      return "<=";
    case Operator::kGreater:
      return ">";
    case Operator::kGreaterEqual:
      return ">=";
    case Operator::kAdd:
      return "+";
    case Operator::kSubtract:
      return "-";
    case Operator::kMultiply:
      return "*";
    case Operator::kDivide:
      return "/";
    case Operator::kModulo:
      return "%";
    case Operator::kPower:
      return "^";
    case Operator::kNegate:
      return "-";
    case Operator::kPositive:
      return "+";
    case Operator::kIn:
      return "IN";
    case Operator::kStartsWith:
      return "STARTS WITH";
    case Operator::kEndsWith:
      return "ENDS WITH";
    case Operator::kContains:
      return "CONTAINS";
    case Operator::kMatches:
      return "=~";
    case Operator::kIsNull:
      return "IS NULL";
    case Operator::kIsNotNull:
      return "IS NOT NULL";
  }
  return "";
}

Result<ExpressionPtr> Parser::Made(ExpressionKind kind, std::uint32_t offset, std::vector<ExpressionPtr> children) {
  auto expression = std::make_unique<Expression>();
  expression->kind = kind;
  expression->place = From(offset);
  for (const ExpressionPtr& child : children) {
    if (child) expression->depth = std::max(expression->depth, child->depth + 1);
  }
  expression->children = std::move(children);
  if (expression->depth > kMaxExpressionDepth) {
    return Fault(offset, "",
                 Say("表达式太长，超过 {} 层", "the expression is more than {} levels deep", kMaxExpressionDepth));
  }
  return expression;
}

Result<ExpressionPtr> Parser::Operation(Operator operation, std::uint32_t offset, ExpressionPtr left,
                                        ExpressionPtr right) {
  std::vector<ExpressionPtr> children;
  children.push_back(std::move(left));
  if (right) children.push_back(std::move(right));
  JITU_TRY(ExpressionPtr made, Made(ExpressionKind::kOperation, offset, std::move(children)));
  made->operation = operation;
  return made;
}

Result<ExpressionPtr> Parser::ParseTerm() { return ParseExpression(kTestBinding); }

Result<ExpressionPtr> Parser::ParseExpression(int binding) {
  if (++nesting_ > kMaxNesting) {
    return Fault(Peek().offset, "", Say("嵌套超过 {} 层", "nested more than {} levels deep", kMaxNesting));
  }
  JITU_TRY(ExpressionPtr left, ParsePrefix());
  bool done = false;
  while (!done) {
    JITU_TRY(left, ParseInfix(std::move(left), binding, done));
  }
  --nesting_;
  return left;
}

Result<ExpressionPtr> Parser::ParsePrefix() {
  const std::uint32_t offset = Peek().offset;
  if (AtKeyword("NOT") || AtSymbol("-") || AtSymbol("+")) {
    const bool negates = AtKeyword("NOT");
    const bool minus = AtSymbol("-");
    ++at_;
    if (minus && Peek().kind == TokenKind::kInteger) {
      JITU_TRY(ExpressionPtr number, ParseNumber(true));
      return ParsePostfix(std::move(number));
    }
    JITU_TRY(ExpressionPtr operand, ParseExpression(negates ? kNotBinding : kSignBinding));
    return Operation(negates ? Operator::kNot
                     : minus ? Operator::kNegate
                             : Operator::kPositive,
                     offset, std::move(operand));
  }
  JITU_TRY(ExpressionPtr atom, ParseAtom());
  return ParsePostfix(std::move(atom));
}

Result<ExpressionPtr> Parser::ParsePostfix(ExpressionPtr subject) {
  const std::uint32_t offset = subject->place.offset;
  while (true) {
    if (AtSymbol(".") && Peek(1).IsName()) {
      at_ += 2;
      std::vector<ExpressionPtr> children;
      children.push_back(std::move(subject));
      JITU_TRY(subject, Made(ExpressionKind::kProperty, offset, std::move(children)));
      subject->name = tokens_[at_ - 1].text;
    } else if (AtSymbol(".")) {
      ++at_;
      return Expected("属性名", "a property's name");
    } else if (AtSymbol("[")) {
      JITU_TRY(subject, ParseSubscript(std::move(subject)));
    } else if (AtSymbol(":") && (Peek(1).IsName() || AtSymbol("!", 1) || AtSymbol("%", 1) || AtSymbol("(", 1))) {
      ++at_;
      JITU_TRY(LabelTest test, ParseLabelTest());
      std::vector<ExpressionPtr> children;
      children.push_back(std::move(subject));
      JITU_TRY(subject, Made(ExpressionKind::kHasLabels, offset, std::move(children)));
      if (!TakeNames(test, LabelTest::Kind::kAnd, subject->names)) {
        subject->label_test = std::make_shared<const LabelTest>(std::move(test));
      }
    } else {
      return subject;
    }
  }
}

Result<ExpressionPtr> Parser::ParseSubscript(ExpressionPtr subject) {
  const std::uint32_t offset = subject->place.offset;
  ++at_;
  std::vector<ExpressionPtr> children;
  children.push_back(std::move(subject));
  ExpressionPtr first;
  if (!AtSymbol("..")) {
    JITU_TRY(first, ParseExpression());
  }
  children.push_back(std::move(first));
  ExpressionKind kind = ExpressionKind::kIndex;
  if (TakeSymbol("..")) {
    kind = ExpressionKind::kSlice;
    ExpressionPtr last;
    if (!AtSymbol("]")) {
      JITU_TRY(last, ParseExpression());
    }
    children.push_back(std::move(last));
  }
  JITU_CHECK_OK(ExpectSymbol("]"));
  return Made(kind, offset, std::move(children));
}

Result<ExpressionPtr> Parser::ParseInfix(ExpressionPtr left, int binding, bool& done) {
  const std::uint32_t offset = left->place.offset;
  if (binding < kCompareBinding && FindComparison(Peek()) != nullptr) return ParseComparison(std::move(left));
  for (const Infix& infix : kSymbols) {
    if (binding >= infix.binding || !AtSymbol(infix.symbol)) continue;
    ++at_;
    JITU_TRY(ExpressionPtr right, ParseExpression(infix.binding));
    return Operation(infix.operation, offset, std::move(left), std::move(right));
  }
  for (const Infix& infix : kWords) {
    if (binding >= infix.binding || !AtKeyword(infix.symbol)) continue;
    ++at_;
    JITU_TRY(ExpressionPtr right, ParseExpression(infix.binding));
    return Operation(infix.operation, offset, std::move(left), std::move(right));
  }
  if (binding < kTestBinding && AtKeyword("IS")) {
    ++at_;
    const bool negated = TakeKeyword("NOT");
    JITU_CHECK_OK(ExpectKeyword("NULL"));
    return Operation(negated ? Operator::kIsNotNull : Operator::kIsNull, offset, std::move(left));
  }
  if (binding < kTestBinding && (AtKeyword("STARTS") || AtKeyword("ENDS"))) {
    const Operator operation = AtKeyword("STARTS") ? Operator::kStartsWith : Operator::kEndsWith;
    ++at_;
    JITU_CHECK_OK(ExpectKeyword("WITH"));
    JITU_TRY(ExpressionPtr right, ParseExpression(kTestBinding));
    return Operation(operation, offset, std::move(left), std::move(right));
  }
  done = true;
  return left;
}

// 1 < x <= 3 means 1 < x AND x <= 3, with x evaluated once.
Result<ExpressionPtr> Parser::ParseComparison(ExpressionPtr left) {
  const std::uint32_t offset = left->place.offset;
  std::vector<ExpressionPtr> operands;
  std::vector<Operator> operations;
  operands.push_back(std::move(left));
  while (const Infix* infix = FindComparison(Peek())) {
    ++at_;
    operations.push_back(infix->operation);
    JITU_TRY(ExpressionPtr right, ParseExpression(kCompareBinding));
    operands.push_back(std::move(right));
  }
  JITU_TRY(ExpressionPtr made, Made(ExpressionKind::kComparison, offset, std::move(operands)));
  made->operations = std::move(operations);
  return made;
}

}  // namespace jitu::query
