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
    Rows rows(*this, kept, maker);
    while (rows.more && rows.row < batch.size) {
      std::vector<graph::Value> arguments;
      for (const ColumnPtr& column : columns) arguments.push_back(column->At(rows.row));
      if (auto done = (*procedure)(run_.graph, arguments, rows); !done) {
        return run_.At(call_.place, std::move(done).error());
      }
      // One that gives no columns is called for what it does, and lets the row pass.
      if (call_.procedure->columns.empty()) maker.Add(rows.row);
      ++rows.row;
    }
    JITU_CHECK_OK(rows.Flush());
    return rows.more;
  }

 private:
  class Rows : public RowSink {
   public:
    Rows(ProcedureCallOperator& to, const Batch& input, RowMaker& maker) : to_(to), input_(input), maker_(maker) {}

    Result<bool> operator()(std::vector<graph::Value> values) const override {
      maker_.Add(row);
      const auto& wanted = to_.call_.columns;
      for (std::size_t i = 0; i < wanted.size(); ++i) maker_.made(i).Append(values[wanted[i]]);
      if (maker_.full()) JITU_CHECK_OK(Flush());
      return more;
    }
    Result<bool> Take(std::vector<Column> columns) const override {
      JITU_CHECK_OK(Flush());
      if (!more || columns.empty()) return more;
      const std::vector<std::uint32_t> again(columns.front().size(), row);
      Batch batch = input_.Gather(again);
      const auto& wanted = to_.call_.columns;
      for (std::size_t i = 0; i < wanted.size(); ++i) batch.Put(to_.call_.variables[i], columns[wanted[i]]);
      return Emit(std::move(batch));
    }
    Result<void> Flush() const {
      if (!more || maker_.size() == 0) return {};
      const auto emitted = Emit(maker_.Take());
      return emitted ? Result<void>() : Result<void>(emitted.error());
    }

    std::uint32_t row = 0;  ///< of the input, which the procedure runs for
    mutable bool more = true;

   private:
    Result<bool> Emit(Batch batch) const {
      JITU_CHECK_OK(to_.run_.Check());
      JITU_TRY(more, to_.Emit(std::move(batch)));
      return more;
    }

    ProcedureCallOperator& to_;
    const Batch& input_;
    RowMaker& maker_;
  };

  const BoundCall& call_;
};

}  // namespace

std::unique_ptr<Stage> MakeProcedureCall(Execution& run, const PhysicalNode& node, const ProcedureCall& call,
                                         Stage& next) {
  return std::make_unique<ProcedureCallOperator>(run, node, call, next);
}

}  // namespace jitu::query
