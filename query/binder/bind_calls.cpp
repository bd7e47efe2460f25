#include "query/binder/binder_state.h"
#include "query/binder/expression_walk.h"
#include "query/language/token.h"

namespace jitu::query {

Result<BoundPtr> Binder::BindCallExpression(const Expression& expression) {
  if (const AggregateFunction* aggregate = FindAggregate(expression.name)) return BindAggregate(expression, *aggregate);
  if (Token{TokenKind::kIdentifier, 0, 0, expression.name}.IsKeyword("EXISTS")) return BindExists(expression);
  const Function* function = FindFunction(expression.name);
  if (function == nullptr) {
    return Fault(expression.place, "UnknownFunction",
                 Say("没有函数 {}()", "there is no function {}()", expression.name));
  }
  const std::size_t count = expression.children.size();
  if (count < function->least || count > function->most) {
    return Fault(expression.place, "InvalidNumberOfArguments",
                 Say("{}() 的参数个数不对：有 {} 个", "{}() does not take {} arguments", function->name, count));
  }
  JITU_TRY(auto bound, BindChildren(expression, BoundKind::kCall));
  bound->function = function;
  bound->types = function->result;
  if (count > 0) {
    JITU_CHECK_OK(RequireType(*bound->children[0], function->argument | TypeSet::kNull,
                              Say("{}() 能接受的值", "what {}() takes", function->name)));
  }
  return BoundPtr(std::move(bound));
}

// exists(pattern) is the pattern itself; exists(n.name) asks whether the property is there.
Result<BoundPtr> Binder::BindExists(const Expression& expression) {
  if (expression.children.size() != 1) {
    return Fault(expression.place, "InvalidNumberOfArguments",
                 Say("exists() 需要一个参数", "exists() takes one argument"));
  }
  const Expression& inner = *expression.children[0];
  patterns_allowed_ = true;
  JITU_TRY(BoundPtr bound, BindExpression(inner));
  if (inner.kind == ExpressionKind::kPattern) return bound;
  if (inner.kind != ExpressionKind::kProperty) {
    return Fault(inner.place, "InvalidArgumentExpression",
                 Say("exists() 需要属性或模式", "exists() takes a property or a pattern"));
  }
  return MakeOperation(Operator::kIsNotNull, {bound}, TypeSet::kBoolean, expression.place);
}

Result<BoundPtr> Binder::BindAggregate(const Expression& expression, const AggregateFunction& function) {
  if (aggregation_ != Aggregation::kAllowed) {
    return Fault(expression.place, aggregation_ == Aggregation::kInside ? "NestedAggregation" : "InvalidAggregation",
                 Say("聚合函数只能直接用在 WITH 或 RETURN 里",
                     "an aggregate may stand in WITH and RETURN only, and in no other aggregate"));
  }
  const bool rows = function.kind == AggregateKind::kCountRows;
  if (expression.children.size() != function.arguments) {
    return Fault(expression.place, "InvalidNumberOfArguments",
                 Say("{}() 需要 {} 个参数", "{}() takes {} arguments", expression.name, int{function.arguments}));
  }
  aggregation_ = Aggregation::kInside;
  JITU_TRY(auto bound, BindChildren(expression, BoundKind::kAggregate));
  aggregation_ = Aggregation::kAllowed;
  for (const BoundPtr& child : bound->children) {
    bool random = false;
    Walk(child, [&](const BoundExpression& part) {
      random = random || (part.function != nullptr && part.function->name == "rand");
      return !random;
    });
    if (!random) continue;
    return Fault(child->place, "NonConstantExpression", Say("聚合函数里不能用 rand()", "an aggregate takes no rand()"));
  }
  bound->name.clear();
  bound->aggregate = function.kind;
  bound->distinct = expression.distinct;
  bound->types = function.result;
  if (!rows) {
    JITU_CHECK_OK(RequireType(*bound->children[0], function.argument | TypeSet::kNull,
                              Say("{}() 能接受的值", "what {}() takes", expression.name)));
    const TypeSet types = bound->children[0]->types;
    const bool keeps = function.kind == AggregateKind::kSum || IgnoresDuplicates(function.kind);
    if (keeps && (types == TypeSet::kInteger || types == TypeSet::kString)) bound->types = types;
  }
  // Two arguments travel as one list, made anew for each row.
  if (bound->children.size() > 1) {
    auto pair = std::make_shared<BoundExpression>();
    pair->kind = BoundKind::kList;
    pair->types = TypeSet::kList;
    pair->place = bound->place;
    pair->children = std::exchange(bound->children, {});
    bound->children.push_back(std::move(pair));
  }
  return BoundPtr(std::move(bound));
}

}  // namespace jitu::query
