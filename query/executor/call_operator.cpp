/// CALL: for each row, the rows of a procedure.
#include "query/executor/operator.h"
#include "query/executor/procedures.h"

namespace jitu::query {
namespace {

class ProcedureCallOperator : public PlanOperator {
 public:
  ProcedureCallOperator(Execution& run, const PhysicalNode& node, const ProcedureCall& call, Stage& next)
      : PlanOperator(run, node, next), call_(call.call) {}

  Result<bool> Push(Batch batch) override {
    const Procedure* procedure = run_.procedures->FindProcedure(*call_.procedure);
    std::vector<ColumnPtr> columns;
    for (const BoundPtr& argument : call_.arguments) {
      JITU_TRY(ColumnPtr column, evaluator_.Evaluate(argument, batch));
      columns.push_back(std::move(column));
    }
    Batch kept = batch;
    kept.Keep(keep_);
    std::vector<std::pair<VariableId, Column::Kind>> made;
    for (const VariableId variable : call_.variables) made.emplace_back(variable, run_.KindOfVariable(variable));
    RowMaker maker(kept, made);
    bool more = true;
    for (std::uint32_t row = 0; row < batch.size && more; ++row) {
      std::vector<graph::Value> arguments;
      for (const ColumnPtr& column : columns) arguments.push_back(column->At(row));
      const auto take = [&](std::vector<graph::Value> values) -> Result<bool> {
        maker.Add(row);
        for (std::size_t i = 0; i < call_.columns.size(); ++i) maker.made(i).Append(values[call_.columns[i]]);
        if (!maker.full()) return true;
        JITU_CHECK_OK(run_.Check());
        JITU_TRY(more, Emit(maker.Take()));
        return more;
      };
      if (auto done = (*procedure)(run_.graph, arguments, take); !done) {
        return run_.At(call_.place, std::move(done).error());
      }
      // One that gives no columns is called for what it does, and lets the row pass.
      if (call_.procedure->columns.empty()) maker.Add(row);
    }
    if (!more || maker.size() == 0) return more;
    return Emit(maker.Take());
  }

 private:
  const BoundCall& call_;
};

}  // namespace

std::unique_ptr<Stage> MakeProcedureCall(Execution& run, const PhysicalNode& node, const ProcedureCall& call,
                                         Stage& next) {
  return std::make_unique<ProcedureCallOperator>(run, node, call, next);
}

}  // namespace jitu::query
