/// A program that is killed at any moment leaves whole batches only.
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <random>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "tests/graph/store/fixture.h"

namespace jitu::graph {
namespace {

constexpr const char* kFolderVariable = "JITU_TEST_CHILD_FOLDER";

/// Batch n: three nodes, two relationships and a record of n; every third batch takes back what the last one said.
WriteBatch BatchNumber(std::uint64_t n) {
  WriteBatch batch;
  const std::uint64_t first = 3 * n + 1;
  batch.nodes = {Unit(first, "单位" + std::to_string(n)), Outcome(first + 1, "成果", 2020),
                 Outcome(first + 2, "成果", 2021)};
  batch.relationships = {{Key(first, kClaims, first + 1), {}},
                         {Key(first, kClaims, first + 2), {{kMode, Value("stated")}}}};
  if (n % 3 == 2) {
    batch.removed_relationships = {Key(first - 3, kClaims, first - 2), Key(first - 3, kClaims, first - 1)};
    batch.removed_nodes = {NodeId{first - 3}};
  }
  batch.settings = {{"rules", std::to_string(n)}};
  return batch;
}

/// Many rows without a list of them.
class CountingSource : public BulkSource {
 public:
  explicit CountingSource(Tokens tokens) : tokens_(std::move(tokens)) {}
  const Tokens& tokens() const override { return tokens_; }
  Result<bool> Next(WriteBatch::Node& node) override {
    if (node_ == kNodes) return false;
    ++node_;
    node = Outcome(node_, "成果" + std::to_string(node_), 2022);
    return true;
  }
  Result<bool> Next(WriteBatch::Relationship& relationship) override {
    if (relationship_ == kNodes) return false;
    ++relationship_;
    relationship = {Key(relationship_, kSameAs, 1 + relationship_ % 100), {}};
    return true;
  }
  static constexpr std::uint64_t kNodes = 60000;

 private:
  Tokens tokens_;
  std::uint64_t node_ = 0;
  std::uint64_t relationship_ = 0;
};

TEST_CASE("the child of the kill test that commits", "[.child-commits]") {
  const auto store = Opened(std::getenv(kFolderVariable));
  const auto last = Got(store->setting(*store->snapshot(), "rules"));
  const std::uint64_t begin = last ? std::strtoull(last->c_str(), nullptr, 10) + 1 : 0;
  for (std::uint64_t n = begin; n < begin + 5000; ++n) Got(store->commit(BatchNumber(n), {std::nullopt, n % 4 == 0}));
}

TEST_CASE("the child of the kill test that loads", "[.child-loads]") {
  const auto store = Opened(std::getenv(kFolderVariable));
  CountingSource source(store->tokens(*store->snapshot()));
  Done(store->bulk_load(source));
}

/// Runs this program's hidden test in a process of its own and kills it after so long, if it still runs.
void RunAndKill(const std::filesystem::path& folder, const char* tag, std::chrono::microseconds after) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::setenv(kFolderVariable, folder.c_str(), 1);
    ::execl("/proc/self/exe", "child", tag, "-o", "/dev/null", static_cast<char*>(nullptr));
    ::_exit(127);
  }
  std::this_thread::sleep_for(after);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK_FALSE((WIFEXITED(status) && WEXITSTATUS(status) != 0));
}

TEST_CASE("A program killed while it commits leaves whole batches, and the next goes on from there") {
  std::mt19937_64 random(42);
  const TemporaryFolder folder;
  std::uint64_t most = 0;
  for (int round = 0; round < 12; ++round) {
    INFO("round " << round);
    RunAndKill(folder.graph(), "[.child-commits]", std::chrono::microseconds(20000 + random() % 250000));
    const auto store = Opened(folder.graph());
    for (const Message& fault : Got(store->verify())) FAIL(fault.en);
    const auto last = Got(store->setting(*store->snapshot(), "rules"));
    const std::uint64_t batches = last ? std::strtoull(last->c_str(), nullptr, 10) + 1 : 0;
    CHECK(batches >= most);
    most = batches;
    const Counts counts = Got(store->counts(*store->snapshot()));
    CHECK(counts.nodes == 3 * batches - batches / 3);
    CHECK(counts.relationships == 2 * batches - 2 * (batches / 3));
    CHECK(store->snapshot()->version() == batches);
  }
  CHECK(most > 0);
}

TEST_CASE("A program killed while it loads leaves an empty graph or the whole one") {
  std::mt19937_64 random(43);
  for (int round = 0; round < 10; ++round) {
    const TemporaryFolder folder;
    INFO("round " << round);
    RunAndKill(folder.graph(), "[.child-loads]", std::chrono::microseconds(30000 + random() % 900000));
    const auto store = Opened(folder.graph());
    const std::uint64_t nodes = Got(store->counts(*store->snapshot())).nodes;
    CHECK((nodes == 0 || nodes == CountingSource::kNodes));
    CHECK(Got(store->verify()).empty());
    CHECK_FALSE(std::filesystem::exists(folder.graph() / "bulk.tmp"));
  }
}

}  // namespace
}  // namespace jitu::graph
