/// What all operators of one run share.
#pragma once

#include <atomic>
#include <cstddef>
#include <string_view>
#include <vector>

#include "graph/store/store.h"
#include "query/binder/bound_query.h"
#include "query/executor/column.h"
#include "query/executor/graph_reader.h"
#include "query/executor/pending_writes.h"
#include "query/language/statement_error.h"
#include "query/planner/physical_plan.h"
#include "schema/base/stop.h"

namespace jitu::query {

class ProcedureTable;

/// Counts what operators hold on to, and refuses to go on past the limit. Thread-safe.
class MemoryMeter {
 public:
  explicit MemoryMeter(std::size_t limit) : limit_(limit) {}
  Result<void> Add(std::size_t bytes);
  void Release(std::size_t bytes);

 private:
  std::size_t limit_;
  std::atomic<std::size_t> used_ = 0;
};

/// As a date-time in Greenwich.
graph::Value ThisMoment();

struct Execution {
  Execution(const graph::Store& the_store, std::shared_ptr<const graph::Snapshot> the_snapshot,
            graph::Tokens& the_tokens, const graph::Map& the_parameters, std::string_view the_text,
            const std::vector<Variable>& the_variables, StopSignal the_stop, std::size_t memory_bytes,
            ViewKeeper& views)
      : store(the_store),
        snapshot(the_snapshot),
        tokens(the_tokens),
        parameters(the_parameters),
        text(the_text),
        variables(the_variables),
        stop(the_stop),
        memory(memory_bytes),
        graph(the_store, std::move(the_snapshot), tokens, pending, the_stop, views),
        now(ThisMoment()) {}
  Execution(const Execution&) = delete;
  Execution& operator=(const Execution&) = delete;

  /// kCancelled or kLimit when it is time to stop. Asked once per batch.
  Result<void> Check() const;
  Column::Kind KindOfVariable(VariableId variable) const { return KindOf(variables[variable].types); }
  /// A fault at a place of the statement.
  Error Fault(Place place, std::string_view detail, Message message) const {
    return StatementError(ErrorCode::kRuntime, text, place.offset, detail, std::move(message));
  }
  /// Gives an error that knows no place the place where it came up.
  Error At(Place place, Error error) const;

  const graph::Store& store;
  std::shared_ptr<const graph::Snapshot> snapshot;
  graph::Tokens& tokens;  ///< a statement that writes has its own copy and may add names to it
  const graph::Map& parameters;
  std::string_view text;
  const std::vector<Variable>& variables;
  StopSignal stop;
  MemoryMeter memory;
  PendingWrites pending;
  GraphReader graph;
  Profile* profile = nullptr;  ///< where operators say what they did, if somebody asks
  const ProcedureTable* procedures = nullptr;
  std::size_t threads = 1;    ///< that may work on a scan
  const graph::Value now;     ///< when the statement began: one moment for all of it
  std::uint64_t created = 0;  ///< nodes created so far: part of their ids
};

}  // namespace jitu::query
