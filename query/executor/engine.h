/// One statement in, a table out: the way every command of the query side asks the graph.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/model/value.h"
#include "graph/store/store.h"
#include "query/executor/procedures.h"
#include "schema/base/result.h"
#include "schema/base/stop.h"
#include "schema/model/catalog.h"

namespace jitu::query {

struct ResultTable {
  std::vector<std::string> columns;
  std::vector<std::vector<graph::Value>> rows;
  std::vector<Message> notices;  ///< names that the statement reads and the graph does not have
};

struct RunOptions {
  graph::Map parameters;
  std::optional<std::chrono::milliseconds> time_limit;
  std::size_t memory_bytes = 1u << 30;           ///< intermediate rows beyond that: kLimit
  std::set<std::string, std::less<>> rules_off;  ///< optimiser rules not to apply, by name
  bool optimise = true;                          ///< off: every optimiser rule is skipped; the answer is the same
  bool use_view = true;                          ///< off: asks the store alone; the answer is the same
  std::size_t threads = 0;                       ///< that may work on a scan; 0: as many as there are cores
  StopSignal stop;
};

struct EngineOptions {
  std::size_t view_bytes = std::size_t{2} << 30;  ///< most that the graph in memory may take
};

/// Parses, binds, plans and runs. Keeps a cache of plans and, from the second question on, the graph in memory.
/// Thread-compatible: one Engine per thread of questions.
class Engine {
 public:
  Engine(graph::Store& store, const model::Catalog& catalog, const EngineOptions& options = {});
  ~Engine();

  Result<ResultTable> Run(std::string_view statement, const RunOptions& options = {});
  /// Waits for the graph in memory, which is otherwise made in the background: for whoever asks many questions.
  void AwaitView();
  /// Nodes as {id, labels, properties}, relationships as {type, start, end, properties}, for printing.
  Result<graph::Value> Expanded(const graph::Value& value) const;

  /// Adds a procedure for CALL, or puts another one in the place of the one of that name.
  void Register(ProcedureSignature signature, Procedure procedure);
  /// How TRACE FUNDS OF 'text' finds outcomes. Without: exact text, else the text index.
  using OutcomeMatcher = std::function<Result<std::vector<std::pair<NodeId, double>>>(
      const graph::Store& store, const graph::Snapshot& at, const std::string& text)>;
  void SetOutcomeMatcher(OutcomeMatcher matcher);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace jitu::query
