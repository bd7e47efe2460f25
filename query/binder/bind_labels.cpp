/// Tests of labels and types that are more than a list of names.
#include "query/binder/binder_state.h"
#include "query/binder/expression_walk.h"

namespace jitu::query {
namespace {

BoundPtr Constant(graph::Value value) {
  auto constant = std::make_shared<BoundExpression>();
  constant->types = TypeOf(value);
  constant->constant = std::move(value);
  return constant;
}

BoundPtr Called(std::string_view function, BoundPtr argument) {
  auto call = std::make_shared<BoundExpression>();
  call->kind = BoundKind::kCall;
  call->function = FindFunction(function);
  call->types = call->function->result;
  call->place = argument->place;
  call->children.push_back(std::move(argument));
  return call;
}

// size(labels(n)) > 0; a relationship always has a type.
BoundPtr HasAny(const BoundPtr& subject) {
  if (subject->types == TypeSet::kRelationship) return Constant(graph::Value(true));
  auto some = std::make_shared<BoundExpression>();
  some->kind = BoundKind::kComparison;
  some->types = TypeSet::kBoolean;
  some->place = subject->place;
  some->operations.push_back(Operator::kGreater);
  some->children = {Called("size", Called("labels", subject)), Constant(graph::Value(0))};
  return some;
}

}  // namespace

BoundPtr Binder::HasLabel(const std::string& name, const BoundPtr& subject) {
  auto has = std::make_shared<BoundExpression>();
  has->kind = BoundKind::kHasLabels;
  has->types = TypeSet::kBoolean;
  has->place = subject->place;
  has->names.push_back(name);
  has->labels.push_back(FindLabel(name));
  has->children.push_back(subject);
  return has;
}

Result<BoundPtr> Binder::BindLabelTest(const LabelTest& test, const BoundPtr& subject) {
  switch (test.kind) {
    case LabelTest::Kind::kName:
      return HasLabel(test.name, subject);
    case LabelTest::Kind::kAny:
      return HasAny(subject);
    case LabelTest::Kind::kNot: {
      JITU_TRY(BoundPtr part, BindLabelTest(test.parts[0], subject));
      return MakeOperation(Operator::kNot, {std::move(part)}, TypeSet::kBoolean, subject->place);
    }
    case LabelTest::Kind::kAnd:
    case LabelTest::Kind::kOr:
      break;
  }
  const Operator operation = test.kind == LabelTest::Kind::kAnd ? Operator::kAnd : Operator::kOr;
  BoundPtr all;
  for (const LabelTest& part : test.parts) {
    JITU_TRY(BoundPtr next, BindLabelTest(part, subject));
    all = all ? MakeOperation(operation, {std::move(all), std::move(next)}, TypeSet::kBoolean, subject->place)
              : std::move(next);
    if (!query_.variables.empty()) JITU_CHECK_OK(CheckSize(0));
  }
  return all;
}

}  // namespace jitu::query
