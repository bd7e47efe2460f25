/// The Exchange of Volcano (Graefe, SIGMOD 1990), kept in order: the batches of a scan go through copies of the same
/// operators on several threads, and come out in the order in which they went in.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "query/executor/operator.h"

namespace jitu::query {

/// Operators that make of a batch what they make of it whatever came before it, chained. Each thread has its own.
/// They are finished after each batch.
struct Lane {
  Result<bool> Run(Batch batch);

  std::vector<std::unique_ptr<Stage>> operators;
  Stage* first = nullptr;
};

class Exchange : public Stage {
 public:
  /// A lane whose rows go to `end`.
  using MakeLane = std::function<Lane(Stage& end)>;

  /// `threads` counts the calling one, which alone pushes to `next`. The others start when there is enough to do.
  Exchange(std::size_t threads, MakeLane make_lane, Stage& next);
  ~Exchange() override;
  Exchange(const Exchange&) = delete;
  Exchange& operator=(const Exchange&) = delete;

  Result<bool> Push(Batch batch) override;
  Result<void> Finish() override;

 private:
  /// A batch on its way, and what was made of it while those before it were still on theirs.
  struct Job {
    Batch input;
    std::deque<Batch> made;
    bool done = false;
    std::optional<Error> fault;
  };
  class LaneEnd;
  struct Worker;

  void Start();
  void Work(Worker& worker);
  /// Stops the other threads and forgets what is on its way.
  void Abandon();
  /// From another thread. Waits where the job is too far ahead; false: what it makes is not wanted any more.
  bool GiveThere(Job& job, Batch batch);
  /// From the calling thread.
  Result<bool> GiveHere(Job& job, Batch batch);
  Result<bool> RunHere(Job& job);
  /// Hands on what the first job makes until it is done.
  Result<bool> DrainFirst();
  bool FirstIsDone();
  /// Takes the job that has waited longest if more than `others` wait; else null.
  Job* TakeWaiting(std::size_t others);

  const std::size_t threads_;
  const MakeLane make_lane_;
  Stage& next_;
  std::unique_ptr<LaneEnd> own_end_;
  Lane own_lane_;
  std::size_t batches_ = 0;
  bool ended_ = false;                     // nobody wants more, or there was a fault
  std::deque<std::unique_ptr<Job>> jobs_;  // in the order of the scan
  std::vector<std::unique_ptr<Worker>> workers_;

  std::mutex mutex_;  // for what the threads share: a job but its input, and these
  std::condition_variable changed_;
  std::deque<Job*> waiting_;
  bool abandoned_ = false;
};

}  // namespace jitu::query
