/// Times what the query engine asks of the store, on the tables of the benchmark.
///
///   store_bench TABLES GRAPH     loads TABLES into the folder GRAPH, unless it is there, and prints one figure a line
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <functional>
#include <random>

#include "graph/store/open.h"
#include "tests/bench/store/table_source.h"

namespace jitu::graph {
namespace {

/// Of this thread alone: other programs on the machine do not show.
double ProcessorSeconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double Seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

std::uint64_t sunk = 0;  // keeps the compiler from leaving work out

/// Median of processor time over the runs, and the same per unit of work.
void Measure(const char* what, int runs, std::size_t units, const std::function<void()>& run) {
  std::vector<double> times;
  for (int i = 0; i < runs; ++i) {
    const double start = ProcessorSeconds();
    run();
    times.push_back(ProcessorSeconds() - start);
  }
  std::sort(times.begin(), times.end());
  const double median = times[times.size() / 2];
  std::printf("%-58s %12.1f us %10.3f us each\n", what, median * 1e6, median * 1e6 / static_cast<double>(units));
  std::fflush(stdout);
}

std::vector<NodeId> Sample(const std::vector<NodeId>& ids, std::size_t count, std::mt19937_64& random) {
  std::vector<NodeId> some;
  for (std::size_t i = 0; i < count; ++i) some.push_back(ids[random() % ids.size()]);
  return some;
}

void Expect(bool good) {
  if (!good) std::puts("FAILED");
}

std::vector<NodeId> Expand(const Store& store, std::span<const NodeId> frontier, const ExpandSpec& spec) {
  std::vector<NodeId> found;
  Expect(store
             .expand(*store.snapshot(), frontier, spec,
                     [&](const NeighbourBlock& block) {
                       found.insert(found.end(), block.neighbour.begin(), block.neighbour.end());
                       return true;
                     })
             .has_value());
  sunk += found.size();
  return found;
}

void MeasureExpand(const Store& store, const std::vector<NodeId>& outcomes, const std::vector<NodeId>& enterprises,
                   const Tokens& tokens) {
  std::mt19937_64 random(1);
  ExpandSpec supports{Direction::kIn, {*tokens.FindType("SUPPORTS")}, {}, {}};
  ExpandSpec with_mode = supports;
  with_mode.projection.properties = {*tokens.FindProperty("mode"), *tokens.FindProperty("confidence")};
  ExpandSpec everything{Direction::kBoth, {}, {}, {}};
  ExpandSpec walked{Direction::kBoth, {}, {}, {}};
  for (const char* type : {"INVOLVES", "SUPPORTS", "SPENT", "SAME_AS", "CLAIMS"})
    walked.types.push_back(*tokens.FindType(type));
  const auto one = [&](const char* what, const ExpandSpec& spec, std::size_t size) {
    Measure(what, size > 10000 ? 5 : 300, size, [&] { Expand(store, Sample(outcomes, size, random), spec); });
  };
  one("expand 1 outcome, SUPPORTS in", supports, 1);
  one("expand 1 outcome, SUPPORTS in, with mode and confidence", with_mode, 1);
  one("expand 1 outcome, all types both ways", everything, 1);
  one("expand 1000 outcomes, SUPPORTS in", supports, 1000);
  one("expand 1000 outcomes, SUPPORTS in, with properties", with_mode, 1000);
  one("expand 1000 outcomes, five types both ways", walked, 1000);
  one("expand 100000 outcomes, SUPPORTS in", supports, 100000);
  Measure("expand all outcomes, SUPPORTS in", 3, outcomes.size(), [&] { Expand(store, outcomes, supports); });
  Measure("three steps from an enterprise, five types both ways", 300, 1, [&] {
    std::vector<NodeId> seen = Sample(enterprises, 1, random);
    std::vector<NodeId> frontier = seen;
    for (int step = 0; step < 3; ++step) {
      frontier = Expand(store, frontier, walked);
      std::sort(frontier.begin(), frontier.end());
      frontier.erase(std::unique(frontier.begin(), frontier.end()), frontier.end());
      std::vector<NodeId> fresh;
      std::set_difference(frontier.begin(), frontier.end(), seen.begin(), seen.end(), std::back_inserter(fresh));
      seen.insert(seen.end(), fresh.begin(), fresh.end());
      std::sort(seen.begin(), seen.end());
      frontier = std::move(fresh);
    }
    sunk += seen.size();
  });
  Measure("degrees of 1000 outcomes, SUPPORTS in", 300, 1000, [&] {
    Expect(
        store.degrees(*store.snapshot(), Sample(outcomes, 1000, random), Direction::kIn, supports.types).has_value());
  });
}

void MeasureNodes(const Store& store, const std::vector<NodeId>& spending, const Tokens& tokens) {
  std::mt19937_64 random(2);
  Projection amounts;
  amounts.properties = {*tokens.FindProperty("name"), *tokens.FindProperty("amountFen")};
  const auto count = [](const NodeBlock& block) {
    sunk += block.size();
    return true;
  };
  for (const std::size_t size : {std::size_t{1}, std::size_t{1000}}) {
    Measure(size == 1 ? "node of 1 id, two properties" : "nodes of 1000 ids, two properties", 300, size, [&] {
      Expect(store.nodes(*store.snapshot(), Sample(spending, size, random), amounts, count).has_value());
    });
  }
  ScanSpec labelled;
  labelled.label = *tokens.FindLabel("Spending");
  Measure("scan of a label, ids only", 3, spending.size(),
          [&] { Expect(store.scan(*store.snapshot(), labelled, count).has_value()); });
  labelled.projection = amounts;
  Measure("scan of a label, two properties", 3, spending.size(),
          [&] { Expect(store.scan(*store.snapshot(), labelled, count).has_value()); });
  const auto index =
      store.indexes().Find(*tokens.FindLabel("Spending"), *tokens.FindProperty("name"), model::IndexKind::kOrdered);
  Measure("look-up by name", 1000, 1, [&] {
    char name[64];
    std::snprintf(name, sizeof name, "经费-%09zu", static_cast<std::size_t>(random() % spending.size()));
    ScanSpec spec;
    spec.range = ScanSpec::Range{*index, EncodeOrdered(Value(name)), EncodeOrdered(Value(name)), true, true};
    Expect(store.scan(*store.snapshot(), spec, count).has_value());
  });
}

void MeasureCommit(Store& store, const std::vector<NodeId>& units, const Tokens& tokens) {
  std::mt19937_64 random(3);
  const std::uint64_t base = store.snapshot()->version() << 20u;
  std::uint64_t fresh = 0;
  const auto new_id = [&] { return NodeId{(Hash64(std::to_string(base + ++fresh)) & INT64_MAX) | 1u}; };
  const auto name = *tokens.FindProperty("name");
  const auto text = *tokens.FindProperty("text");
  for (const bool durable : {true, false}) {
    Measure(durable ? "commit of a report, durable" : "commit of a report, not durable", 200, 1, [&] {
      WriteBatch batch;
      const NodeId unit = units[random() % units.size()];
      std::vector<NodeId> outcomes;
      for (int i = 0; i < 10; ++i) {
        outcomes.push_back(new_id());
        batch.nodes.push_back(
            {outcomes.back(), {*tokens.FindLabel("Outcome")}, {{text, Value("新成果" + std::to_string(fresh))}}});
        batch.relationships.push_back({{unit, *tokens.FindType("CLAIMS"), outcomes.back(), 0}, {}});
      }
      for (int i = 0; i < 8; ++i) {
        const NodeId id = new_id();
        batch.nodes.push_back(
            {id, {*tokens.FindLabel("Spending")}, {{name, Value("新增经费" + std::to_string(fresh))}}});
        batch.relationships.push_back({{unit, *tokens.FindType("SPENT"), id, 0}, {}});
        for (int j = 0; j < 2; ++j) {
          batch.relationships.push_back({{id, *tokens.FindType("SUPPORTS"), outcomes[random() % 10], 0}, {}});
        }
      }
      Expect(store.commit(batch, {std::nullopt, durable}).has_value());
    });
  }
}

int Run(const char* tables, const char* folder) {
  const model::GraphSchema schema = BenchSchema();
  double start = Seconds();
  TableSource source(tables, Tokens::Of(schema));
  std::printf("tables read and sorted in %.1f s\n", Seconds() - start);
  start = Seconds();
  auto opened = OpenRocks(folder, schema, {true, false, std::size_t{1} << 30u});
  if (!opened) {
    std::printf("%s\n", opened.error().message.en.c_str());
    return 1;
  }
  Store& store = **opened;
  std::printf("opened in %.3f s\n", Seconds() - start);
  if (store.snapshot()->version() == 0) {
    start = Seconds();
    const double thread = ProcessorSeconds();
    const std::clock_t process = std::clock();
    const auto loaded = store.bulk_load(source);
    std::printf("bulk load %s in %.1f s; processor: %.1f s, of which the caller's thread %.1f s\n",
                loaded ? "done" : loaded.error().message.en.c_str(), Seconds() - start,
                static_cast<double>(std::clock() - process) / CLOCKS_PER_SEC, ProcessorSeconds() - thread);
  }
  const Tokens tokens = store.tokens(*store.snapshot());
  const auto ids = [&](const char* label) { return source.IdsOf(*tokens.FindLabel(label)); };
  MeasureExpand(store, ids("Outcome"), ids("Enterprise"), tokens);
  MeasureNodes(store, ids("Spending"), tokens);
  MeasureCommit(store, ids("Unit"), tokens);
  start = ProcessorSeconds();
  const auto faults = store.verify();
  std::printf("verified in %.1f s: %zu faults\n", ProcessorSeconds() - start, faults ? faults->size() : SIZE_MAX);
  return sunk == 0 ? 1 : 0;
}

}  // namespace
}  // namespace jitu::graph

int main(int count, char** arguments) {
  if (count != 3) {
    std::puts("store_bench TABLES GRAPH");
    return 1;
  }
  return jitu::graph::Run(arguments[1], arguments[2]);
}
