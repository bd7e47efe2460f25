#include "query/executor/engine.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "query/binder/binder.h"
#include "query/executor/execution.h"
#include "query/executor/pipeline.h"
#include "query/executor/procedures.h"
#include "query/executor/schema_rules.h"
#include "query/language/parser.h"
#include "query/planner/planner.h"
#include "schema/base/in_order.h"

namespace jitu::query {
namespace {

constexpr std::size_t kCachedPlans = 256;
constexpr int kCommitAttempts = 5;

/// The end of a statement: rows as values.
class ResultRows : public Stage {
 public:
  ResultRows(Execution& run, const std::vector<VariableId>& columns) : run_(run), columns_(columns) {}

  Result<bool> Push(Batch batch) override {
    JITU_CHECK_OK(run_.Check());
    JITU_CHECK_OK(run_.memory.Add(batch.byte_count()));
    if (columns_.empty()) return true;
    rows_.reserve(rows_.size() + batch.size);
    for (std::size_t row = 0; row < batch.size; ++row) {
      std::vector<graph::Value> values;
      values.reserve(columns_.size());
      for (const VariableId column : columns_) values.push_back(batch[column]->At(row));
      rows_.push_back(std::move(values));
    }
    return true;
  }
  Result<void> Finish() override { return {}; }
  std::vector<std::vector<graph::Value>> Take() { return std::move(rows_); }

 private:
  Execution& run_;
  const std::vector<VariableId>& columns_;
  std::vector<std::vector<graph::Value>> rows_;
};

/// Plans by text. A plan holds ids of tokens and was chosen for a state of the graph: it serves while the token table
/// has not grown.
class PlanCache {
 public:
  std::shared_ptr<const PhysicalPlan> Find(const std::string& key, std::size_t token_count) {
    const auto found = plans_.find(key);
    if (found == plans_.end()) return nullptr;
    if (found->second.token_count != token_count) return nullptr;
    return found->second.plan;
  }
  void Put(std::string key, std::size_t token_count, std::shared_ptr<const PhysicalPlan> plan) {
    if (plans_.size() >= kCachedPlans) plans_.clear();
    plans_[std::move(key)] = {token_count, std::move(plan)};
  }
  void Clear() { plans_.clear(); }

 private:
  struct Entry {
    std::size_t token_count = 0;
    std::shared_ptr<const PhysicalPlan> plan;
  };
  std::unordered_map<std::string, Entry> plans_;
};

std::size_t CountOf(const graph::Tokens& tokens) {
  return tokens.label_count() + tokens.type_count() + tokens.property_count();
}

}  // namespace

struct Engine::State {
  State(graph::Store& the_store, const model::Catalog& the_catalog, const EngineOptions& options)
      : store(the_store), catalog(the_catalog), views(the_store, options.view_bytes) {}

  // The newest snapshot and what goes with it; read anew when the graph has changed.
  void Refresh() {
    auto newest = store.snapshot();
    if (snapshot && newest->version() == snapshot->version()) return;
    snapshot = std::move(newest);
    tokens = store.tokens(*snapshot);
    counts.reset();
  }

  Result<std::shared_ptr<const PhysicalPlan>> PlanOf(std::string_view statement, const RunOptions& options) {
    std::string key = options.optimise ? "+" : "-";
    for (const std::string& rule : options.rules_off) key += rule + " ";
    key += "\n";
    key += statement;
    if (auto cached = plans.Find(key, CountOf(tokens))) return cached;
    JITU_TRY(const Statement parsed, Parse(statement));
    JITU_TRY(BoundQuery bound, Bind(parsed, statement, tokens, procedures));
    PlannerContext context;
    context.indexes = &store.indexes();
    context.optimise = options.optimise;
    context.rules_off = options.rules_off;
    if (!counts) {
      if (auto read = store.counts(*snapshot)) counts = std::move(read).value();
    }
    context.counts = counts ? &*counts : nullptr;
    JITU_TRY(auto plan, MakePhysicalPlan(std::move(bound), context));
    plans.Put(std::move(key), CountOf(tokens), plan);
    return plan;
  }

  Result<ResultTable> RunOnce(std::string_view statement, const RunOptions& options, const StopSignal& stop) {
    Refresh();
    JITU_TRY(const auto plan, PlanOf(statement, options));
    ResultTable table;
    // What is not there yet is no slip where a statement may be about to write it.
    for (const UnknownName& unknown : plan->unknown_names) {
      if (!plan->writes) table.notices.push_back(Notice(unknown, tokens));
    }
    if (plan->explain) {
      table.columns = {"plan"};
      for (std::string& line : Describe(*plan)) table.rows.push_back({graph::Value(std::move(line))});
      return table;
    }
    for (const auto& [name, place] : plan->parameters) {
      if (options.parameters.find(name) != options.parameters.end()) continue;
      return StatementError(ErrorCode::kSemantic, statement, place.offset, "MissingParameter",
                            Say("没有给出参数 ${}", "parameter ${} was not given", name));
    }
    std::optional<graph::Tokens> growing;
    if (plan->writes) growing = tokens;
    Execution run(store, snapshot, growing ? *growing : tokens, options.parameters, statement, plan->variables, stop,
                  options.memory_bytes, views);
    run.procedures = &procedures;
    if (!plan->writes) {  // what a statement writes itself is in no view and not to be seen by another thread
      if (options.use_view) run.graph.UseView(views.ViewOf(*snapshot));
      run.threads = options.threads == 0 ? cores : options.threads;
    }
    Profile profile;
    if (plan->profile) run.profile = &profile;
    ResultRows rows(run, plan->columns);
    Pipeline pipeline(run, *plan->root, rows);
    if (auto done = pipeline.Run({}); !done) return AtPlace(std::move(done).error(), statement, 0);
    if (plan->writes) JITU_CHECK_OK(Commit(run));
    if (plan->profile) {
      table.columns = {"plan"};
      for (std::string& line : Describe(*plan, &profile)) table.rows.push_back({graph::Value(std::move(line))});
      return table;
    }
    table.columns = plan->column_names;
    table.rows = rows.Take();
    return table;
  }

  Result<void> Commit(const Execution& run) {
    if (run.pending.empty()) return {};
    graph::WriteBatch batch = run.pending.ToBatch();
    if (auto fits = ObeySchema(catalog.graph(), run.tokens, batch); !fits) {
      return AtPlace(std::move(fits).error(), run.text, 0);
    }
    if (CountOf(run.tokens) != CountOf(tokens)) batch.tokens = run.tokens;
    graph::Preconditions preconditions;
    preconditions.version = run.snapshot->version();
    JITU_TRY(const std::uint64_t version, store.commit(batch, preconditions));
    static_cast<void>(version);
    return {};
  }

  const std::size_t cores = AllCores();  // asked once: it costs more than a small question
  graph::Store& store;
  const model::Catalog& catalog;
  ProcedureTable procedures;
  PlanCache plans;
  ViewKeeper views;
  std::shared_ptr<const graph::Snapshot> snapshot;
  graph::Tokens tokens;
  std::optional<graph::Counts> counts;
};

Engine::Engine(graph::Store& store, const model::Catalog& catalog, const EngineOptions& options)
    : state_(std::make_unique<State>(store, catalog, options)) {}

Engine::~Engine() = default;

Result<ResultTable> Engine::Run(std::string_view statement, const RunOptions& options) {
  StopSignal stop = options.stop;
  if (options.time_limit) stop = stop.WithDeadline(std::chrono::steady_clock::now() + *options.time_limit);
  for (int attempt = 1;; ++attempt) {
    Result<ResultTable> result = state_->RunOnce(statement, options, stop);
    // Somebody else committed in between: what was computed may be out of date, so all of it is computed again.
    if (result || result.error().code != ErrorCode::kConflict || attempt == kCommitAttempts) return result;
  }
}

void Engine::AwaitView() {
  state_->Refresh();
  state_->views.Await(*state_->snapshot);
}

void Engine::Register(ProcedureSignature signature, Procedure procedure) {
  state_->procedures.Register(std::move(signature), std::move(procedure));
  state_->plans.Clear();
}

void Engine::SetOutcomeMatcher(OutcomeMatcher matcher) {
  const ProcedureSignature* known = state_->procedures.Find("trace.outcomes");
  Register(*known,
           [matcher = std::move(matcher)](GraphReader& graph, const std::vector<graph::Value>& arguments,
                                          const RowSink& sink) -> Result<void> {
             const std::string* text = arguments[0].AsString();
             if (text == nullptr) return FindByText(graph, "Outcome", "text", arguments[0], sink);
             JITU_TRY(const auto matches, matcher(graph.store(), graph.snapshot(), *text));
             for (const auto& [node, score] : matches) {
               JITU_TRY(const bool more, sink({graph::Value(node), graph::Value(score)}));
               if (!more) break;
             }
             return {};
           });
}

namespace {

graph::Map Named(const graph::Properties& properties, const graph::Tokens& tokens) {
  graph::Map named;
  for (const auto& [key, value] : properties) named.emplace(tokens.Name(key), value);
  return named;
}

}  // namespace

Result<graph::Value> Engine::Expanded(const graph::Value& value) const {
  state_->Refresh();
  const graph::Tokens& tokens = state_->tokens;
  PendingWrites nothing;
  GraphReader reader(state_->store, state_->snapshot, tokens, nothing, {}, state_->views);
  if (const NodeId* node = value.AsNode()) {
    JITU_TRY(const auto records, reader.Nodes({node, 1}));
    graph::Map map{{"id", graph::Value(static_cast<std::int64_t>(node->value))}};
    graph::List labels;
    if (records[0]) {
      for (LabelId label : records[0]->labels) labels.emplace_back(tokens.Name(label));
    }
    map.emplace("labels", graph::Value(std::move(labels)));
    map.emplace("properties", graph::Value(records[0] ? Named(records[0]->properties, tokens) : graph::Map()));
    return graph::Value(std::move(map));
  }
  if (const auto* key = value.AsRelationship()) {
    JITU_TRY(const auto properties, reader.Relationships({key, 1}));
    return graph::Value(
        graph::Map{{"type", graph::Value(tokens.Name(key->type))},
                   {"start", graph::Value(static_cast<std::int64_t>(key->from.value))},
                   {"end", graph::Value(static_cast<std::int64_t>(key->to.value))},
                   {"properties", graph::Value(properties[0] ? Named(*properties[0], tokens) : graph::Map())}});
  }
  if (const graph::Path* path = value.AsPath()) {
    graph::List nodes(path->nodes.begin(), path->nodes.end());
    graph::List relationships(path->relationships.begin(), path->relationships.end());
    JITU_TRY(graph::Value node_list, Expanded(graph::Value(std::move(nodes))));
    JITU_TRY(graph::Value relationship_list, Expanded(graph::Value(std::move(relationships))));
    return graph::Value(graph::Map{{"nodes", std::move(node_list)}, {"relationships", std::move(relationship_list)}});
  }
  if (const graph::List* list = value.AsList()) {
    graph::List expanded;
    for (const graph::Value& element : *list) {
      JITU_TRY(graph::Value one, Expanded(element));
      expanded.push_back(std::move(one));
    }
    return graph::Value(std::move(expanded));
  }
  if (const graph::Map* map = value.AsMap()) {
    graph::Map expanded;
    for (const auto& [name, element] : *map) {
      JITU_TRY(graph::Value one, Expanded(element));
      expanded.emplace(name, std::move(one));
    }
    return graph::Value(std::move(expanded));
  }
  return value;
}

}  // namespace jitu::query
