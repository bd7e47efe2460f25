#include "query/binder/binder_state.h"
#include "query/binder/expression_walk.h"

namespace jitu::query {
namespace {

constexpr TypeSet kBooleanOrNull = TypeSet::kBoolean | TypeSet::kNull;
constexpr TypeSet kNumberOrNull = TypeSet::kNumber | TypeSet::kNull;
constexpr TypeSet kTimes = TypeSet::kTemporal | TypeSet::kDuration;

// What an arithmetic operator makes of two types.
TypeSet SumOf(Operator operation, TypeSet a, TypeSet b) {
  if (operation == Operator::kPower) return TypeSet::kFloat;
  if (a == TypeSet::kInteger && b == TypeSet::kInteger) return TypeSet::kInteger;
  if (operation != Operator::kAdd) return Overlaps(a | b, kTimes) ? TypeSet::kNumber | kTimes : TypeSet::kNumber;
  if (a == TypeSet::kList || b == TypeSet::kList) return TypeSet::kList;
  if (a == TypeSet::kString && b == TypeSet::kString) return TypeSet::kString;
  return TypeSet::kNumber | TypeSet::kString | TypeSet::kList | kTimes;
}

bool IsConnective(Operator operation) {
  return operation == Operator::kAnd || operation == Operator::kOr || operation == Operator::kXor ||
         operation == Operator::kNot;
}

}  // namespace

Result<void> Binder::RequireType(const BoundExpression& expression, TypeSet types, const Message& expected,
                                 std::string_view detail) const {
  if (Overlaps(expression.types, types)) return {};
  return Fault(expression.place, detail,
               Message{Say("这里应为{}", "", expected.zh).zh, Say("", "expected {} here", expected.en).en});
}

Result<std::shared_ptr<BoundExpression>> Binder::BindChildren(const Expression& expression, BoundKind kind) {
  auto bound = std::make_shared<BoundExpression>();
  bound->kind = kind;
  bound->place = pinned_.value_or(expression.place);
  bound->name = expression.name;
  bound->names = expression.names;
  bound->operation = expression.operation;
  bound->operations = expression.operations;
  bound->quantifier = expression.quantifier;
  const bool connected = connected_;
  for (const ExpressionPtr& child : expression.children) {
    BoundPtr made;
    if (child) {
      patterns_allowed_ = connected;
      JITU_TRY(made, BindExpression(*child));
    }
    bound->children.push_back(std::move(made));
  }
  return bound;
}

Result<BoundPtr> Binder::BindExpression(const Expression& expression) {
  const bool pattern_allowed = std::exchange(patterns_allowed_, false);
  connected_ = pattern_allowed && expression.kind == ExpressionKind::kOperation && IsConnective(expression.operation);
  switch (expression.kind) {
    case ExpressionKind::kLiteral: {
      JITU_TRY(auto bound, BindChildren(expression, BoundKind::kConstant));
      bound->constant = expression.value;
      bound->types = TypeOf(expression.value);
      return BoundPtr(std::move(bound));
    }
    case ExpressionKind::kParameter:
      return BindParameter(expression.name, pinned_.value_or(expression.place));
    case ExpressionKind::kVariable:
      return BindVariable(expression);
    case ExpressionKind::kProperty:
      return BindProperty(expression);
    case ExpressionKind::kHasLabels:
      return BindHasLabels(expression);
    case ExpressionKind::kOperation:
      return BindOperation(expression);
    case ExpressionKind::kComparison: {
      JITU_TRY(auto bound, BindChildren(expression, BoundKind::kComparison));
      bound->types = TypeSet::kBoolean;
      return BoundPtr(std::move(bound));
    }
    case ExpressionKind::kCall:
      return BindCallExpression(expression);
    case ExpressionKind::kCountStar:
      return BindAggregate(expression, AggregateOf(AggregateKind::kCountRows));
    case ExpressionKind::kList:
    case ExpressionKind::kMap: {
      const bool list = expression.kind == ExpressionKind::kList;
      JITU_TRY(auto bound, BindChildren(expression, list ? BoundKind::kList : BoundKind::kMap));
      bound->types = list ? TypeSet::kList : TypeSet::kMap;
      if (list && !bound->children.empty()) {
        bound->elements = TypeSet::kNone;
        for (const BoundPtr& child : bound->children) bound->elements = bound->elements | child->types;
      }
      return BoundPtr(std::move(bound));
    }
    case ExpressionKind::kIndex: {
      JITU_TRY(auto bound, BindChildren(expression, BoundKind::kIndex));
      JITU_CHECK_OK(
          RequireType(*bound->children[0],
                      TypeSet::kList | TypeSet::kMap | TypeSet::kNode | TypeSet::kRelationship | TypeSet::kNull,
                      {"列表或映射", "a list or a map"}, "TypeError: InvalidArgumentType"));
      return BoundPtr(std::move(bound));
    }
    case ExpressionKind::kSlice: {
      JITU_TRY(auto bound, BindChildren(expression, BoundKind::kSlice));
      JITU_CHECK_OK(RequireType(*bound->children[0], TypeSet::kList | TypeSet::kNull, {"列表", "a list"}));
      bound->types = TypeSet::kList;
      return BoundPtr(std::move(bound));
    }
    case ExpressionKind::kCase:
      return BindCase(expression);
    case ExpressionKind::kListComprehension:
    case ExpressionKind::kQuantifier:
      return BindListComprehension(expression);
    case ExpressionKind::kReduce:
      return BindReduce(expression);
    case ExpressionKind::kSubquery:
      return BindSubquery(expression);
    case ExpressionKind::kPattern:
      if (!pattern_allowed) {
        return Fault(expression.place, "UnexpectedSyntax",
                     Say("模式只能用作 WHERE 的条件；别处请用 EXISTS {{ … }}",
                         "a pattern may only be a condition of WHERE: expected EXISTS {{ ... }} elsewhere"));
      }
      return BindPatternExpression(expression);
    case ExpressionKind::kPatternComprehension:
      return BindPatternExpression(expression);
  }
  return Fail(ErrorCode::kInternal, Say("不认识的表达式", "unknown kind of expression"));
}

Result<BoundPtr> Binder::BindVariable(const Expression& expression) {
  const auto variable = Resolve(expression.name);
  if (!variable) {
    return Fault(expression.place, "UndefinedVariable",
                 Say("没有变量 {}", "variable {} is not defined", expression.name));
  }
  return MakeVariable(*variable, TypesOf(*variable), pinned_.value_or(expression.place));
}

Result<BoundPtr> Binder::BindParameter(const std::string& name, Place place) {
  auto bound = std::make_shared<BoundExpression>();
  bound->kind = BoundKind::kParameter;
  bound->name = name;
  bound->place = place;
  query_.parameters.emplace_back(name, place);
  return BoundPtr(std::move(bound));
}

Result<BoundPtr> Binder::BindProperty(const Expression& expression) {
  JITU_TRY(auto bound, BindChildren(expression, BoundKind::kProperty));
  JITU_CHECK_OK(RequireType(
      *bound->children[0], TypeSet::kNode | TypeSet::kRelationship | TypeSet::kMap | TypeSet::kNull | kTimes,
      {"节点、关系或映射，才有属性", "a node, a relationship or a map, which have properties"},
      Overlaps(bound->children[0]->types, TypeSet::kPath) ? "InvalidArgumentType" : "TypeError: InvalidArgumentType"));
  const bool of_graph = Overlaps(bound->children[0]->types, TypeSet::kNode | TypeSet::kRelationship) &&
                        !Overlaps(bound->children[0]->types, TypeSet::kMap);
  bound->property = of_graph ? FindProperty(expression.name) : tokens_.FindProperty(expression.name);
  return BoundPtr(std::move(bound));
}

Result<BoundPtr> Binder::BindHasLabels(const Expression& expression) {
  JITU_TRY(auto bound, BindChildren(expression, BoundKind::kHasLabels));
  JITU_CHECK_OK(RequireType(*bound->children[0], TypeSet::kNode | TypeSet::kRelationship | TypeSet::kNull,
                            {"节点，才有标签", "a node, which has labels"}));
  if (expression.label_test) return BindLabelTest(*expression.label_test, bound->children[0]);
  for (const std::string& name : expression.names) bound->labels.push_back(FindLabel(name));
  bound->types = TypeSet::kBoolean;
  return BoundPtr(std::move(bound));
}

Result<BoundPtr> Binder::BindOperation(const Expression& expression) {
  JITU_TRY(auto bound, BindChildren(expression, BoundKind::kOperation));
  const auto require_all = [&](TypeSet types, const Message& expected) -> Result<void> {
    for (const BoundPtr& child : bound->children) JITU_CHECK_OK(RequireType(*child, types, expected));
    return {};
  };
  bound->types = TypeSet::kBoolean;
  switch (expression.operation) {
    case Operator::kOr:
    case Operator::kXor:
    case Operator::kAnd:
    case Operator::kNot:
      JITU_CHECK_OK(require_all(kBooleanOrNull, {"布尔值", "a boolean"}));
      break;
    case Operator::kAdd:
      bound->types = SumOf(expression.operation, bound->children[0]->types, bound->children[1]->types);
      break;
    case Operator::kSubtract:
    case Operator::kMultiply:
    case Operator::kDivide:
    case Operator::kModulo:
    case Operator::kPower:
      JITU_CHECK_OK(require_all(kNumberOrNull | kTimes, {"数或时长", "a number or a duration"}));
      bound->types = SumOf(expression.operation, bound->children[0]->types, bound->children[1]->types);
      break;
    case Operator::kNegate:
    case Operator::kPositive:
      JITU_CHECK_OK(require_all(kNumberOrNull, {"数", "a number"}));
      bound->types = bound->children[0]->types;
      break;
    case Operator::kIn:
      JITU_CHECK_OK(RequireType(*bound->children[1], TypeSet::kList | TypeSet::kNull, {"列表", "a list"}));
      break;
    default:
      break;
  }
  return BoundPtr(std::move(bound));
}

Result<BoundPtr> Binder::BindCase(const Expression& expression) {
  JITU_TRY(auto bound, BindChildren(expression, BoundKind::kCase));
  TypeSet types = TypeSet::kNone;
  for (std::size_t i = 2; i < bound->children.size(); i += 2) types = types | bound->children[i]->types;
  if (bound->children.back()) types = types | bound->children.back()->types;
  bound->types = types;
  return BoundPtr(std::move(bound));
}

Result<BoundPtr> Binder::BindListComprehension(const Expression& expression) {
  const bool quantifier = expression.kind == ExpressionKind::kQuantifier;
  auto bound = std::make_shared<BoundExpression>();
  bound->kind = quantifier ? BoundKind::kQuantifier : BoundKind::kListComprehension;
  bound->place = expression.place;
  bound->quantifier = expression.quantifier;
  bound->types = quantifier ? TypeSet::kBoolean : TypeSet::kList;
  bound->children.resize(expression.children.size());
  JITU_TRY(bound->children[0], BindExpression(*expression.children[0]));
  JITU_CHECK_OK(RequireType(*bound->children[0], TypeSet::kList | TypeSet::kNull, {"列表", "a list"}));
  const Scope outer = scope_;
  const Aggregation aggregation = std::exchange(aggregation_, Aggregation::kForbidden);
  bound->variable = NewVariable(expression.name, bound->children[0]->elements);
  scope_.Put(expression.name, bound->variable);
  for (std::size_t i = 1; i < expression.children.size(); ++i) {
    if (!expression.children[i]) continue;
    patterns_allowed_ = i == 1;
    JITU_TRY(bound->children[i], BindExpression(*expression.children[i]));
  }
  if (bound->children[1]) {
    JITU_CHECK_OK(RequireType(*bound->children[1], kBooleanOrNull, {"布尔值", "a boolean"}));
  }
  scope_ = outer;
  aggregation_ = aggregation;
  return BoundPtr(std::move(bound));
}

Result<BoundPtr> Binder::BindReduce(const Expression& expression) {
  auto bound = std::make_shared<BoundExpression>();
  bound->kind = BoundKind::kReduce;
  bound->place = expression.place;
  bound->children.resize(3);
  JITU_TRY(bound->children[0], BindExpression(*expression.children[0]));
  JITU_TRY(bound->children[1], BindExpression(*expression.children[1]));
  JITU_CHECK_OK(RequireType(*bound->children[1], TypeSet::kList | TypeSet::kNull, {"列表", "a list"}));
  const Scope outer = scope_;
  const Aggregation aggregation = std::exchange(aggregation_, Aggregation::kForbidden);
  bound->accumulator = NewVariable(expression.names[0], TypeSet::kAny);
  bound->variable = NewVariable(expression.name, TypeSet::kAny);
  scope_.Put(expression.names[0], bound->accumulator);
  scope_.Put(expression.name, bound->variable);
  JITU_TRY(bound->children[2], BindExpression(*expression.children[2]));
  scope_ = outer;
  aggregation_ = aggregation;
  return BoundPtr(std::move(bound));
}

}  // namespace jitu::query
