#include "query/executor/exchange.h"

#include <thread>
#include <utility>

namespace jitu::query {
namespace {

constexpr std::size_t kFewBatches = 4;  ///< are done before a thread would have started
constexpr std::size_t kMostAhead = 8;   ///< batches that a job keeps while those before it are not done
constexpr std::size_t kMostJobs = 16;

}  // namespace

Result<bool> Lane::Run(Batch batch) {
  JITU_TRY(const bool more, first->Push(std::move(batch)));
  JITU_CHECK_OK(first->Finish());
  return more;
}

/// Gives what its lane makes to the job that the lane works on; while there is none, straight on.
class Exchange::LaneEnd : public Stage {
 public:
  LaneEnd(Exchange& exchange, bool here) : exchange_(exchange), here_(here) {}
  Result<bool> Push(Batch batch) override {
    if (job == nullptr) return exchange_.next_.Push(std::move(batch));
    return here_ ? exchange_.GiveHere(*job, std::move(batch)) : exchange_.GiveThere(*job, std::move(batch));
  }
  Result<void> Finish() override { return {}; }

  Job* job = nullptr;

 private:
  Exchange& exchange_;
  bool here_;
};

struct Exchange::Worker {
  explicit Worker(Exchange& exchange) : end(exchange, false), lane(exchange.make_lane_(end)) {}

  LaneEnd end;
  Lane lane;
  std::thread thread;
};

Exchange::Exchange(std::size_t threads, MakeLane make_lane, Stage& next)
    : threads_(threads),
      make_lane_(std::move(make_lane)),
      next_(next),
      own_end_(std::make_unique<LaneEnd>(*this, true)),
      own_lane_(make_lane_(*own_end_)) {}

Exchange::~Exchange() { Abandon(); }

void Exchange::Start() {
  while (workers_.size() + 1 < threads_) {
    workers_.push_back(std::make_unique<Worker>(*this));
    Worker& worker = *workers_.back();
    worker.thread = std::thread([this, &worker] { Work(worker); });
  }
}

void Exchange::Work(Worker& worker) {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [&] { return abandoned_ || !waiting_.empty(); });
    if (abandoned_) return;
    Job& job = *waiting_.front();
    waiting_.pop_front();
    lock.unlock();
    worker.end.job = &job;
    auto pushed = worker.lane.Run(std::move(job.input));
    lock.lock();
    if (!pushed) job.fault = std::move(pushed).error();
    job.done = true;
    changed_.notify_all();
  }
}

void Exchange::Abandon() {
  {
    const std::lock_guard lock(mutex_);
    abandoned_ = true;
    waiting_.clear();
  }
  changed_.notify_all();
  for (const auto& worker : workers_) worker->thread.join();
  workers_.clear();
  jobs_.clear();
  abandoned_ = false;
}

bool Exchange::GiveThere(Job& job, Batch batch) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return abandoned_ || job.made.size() < kMostAhead; });
  if (abandoned_) return false;
  job.made.push_back(std::move(batch));
  changed_.notify_all();
  return true;
}

Result<bool> Exchange::GiveHere(Job& job, Batch batch) {
  if (jobs_.front().get() != &job && job.made.size() < kMostAhead) {
    job.made.push_back(std::move(batch));
    return true;
  }
  while (jobs_.front().get() != &job) {  // other threads have those
    JITU_TRY(const bool more, DrainFirst());
    if (!more) return false;
  }
  job.made.push_back(std::move(batch));
  for (; !job.made.empty(); job.made.pop_front()) {
    auto more = next_.Push(std::move(job.made.front()));
    ended_ = !more || !more.value();
    if (ended_) return more;
  }
  return true;
}

Result<bool> Exchange::RunHere(Job& job) {
  own_end_->job = &job;
  auto pushed = own_lane_.Run(std::move(job.input));
  own_end_->job = nullptr;
  const std::lock_guard lock(mutex_);
  job.done = true;
  if (ended_ || pushed) return pushed;
  job.fault = std::move(pushed).error();  // is told when its turn comes
  return true;
}

Result<bool> Exchange::DrainFirst() {
  Job& job = *jobs_.front();
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [&] { return job.done || !job.made.empty(); });
    std::deque<Batch> made = std::exchange(job.made, {});
    const bool done = job.done;
    lock.unlock();
    changed_.notify_all();
    for (Batch& batch : made) {
      auto more = next_.Push(std::move(batch));
      ended_ = !more || !more.value();
      if (ended_) return more;
    }
    if (done) break;
    lock.lock();
  }
  const std::optional<Error> fault = std::move(job.fault);
  jobs_.pop_front();
  if (!fault) return true;
  ended_ = true;
  return *fault;
}

bool Exchange::FirstIsDone() {
  const std::lock_guard lock(mutex_);
  return !jobs_.empty() && jobs_.front()->done;
}

Exchange::Job* Exchange::TakeWaiting(std::size_t others) {
  const std::lock_guard lock(mutex_);
  if (waiting_.size() <= others) return nullptr;
  Job* const job = waiting_.front();
  waiting_.pop_front();
  return job;
}

Result<bool> Exchange::Push(Batch batch) {
  if (++batches_ <= kFewBatches) return own_lane_.Run(std::move(batch));
  Start();
  jobs_.push_back(std::make_unique<Job>());
  jobs_.back()->input = std::move(batch);
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(jobs_.back().get());
  }
  changed_.notify_all();
  while (FirstIsDone() || jobs_.size() > kMostJobs) {
    JITU_TRY(const bool more, DrainFirst());
    if (!more) return false;
  }
  // The others have enough to do: this thread helps.
  Job* const job = TakeWaiting(workers_.size());
  return job == nullptr ? Result<bool>(true) : RunHere(*job);
}

Result<void> Exchange::Finish() {
  while (!ended_ && !jobs_.empty()) {
    if (Job* const job = TakeWaiting(0)) JITU_CHECK_OK(RunHere(*job));
    if (!ended_) JITU_CHECK_OK(DrainFirst());
  }
  Abandon();
  batches_ = 0;
  ended_ = false;
  return next_.Finish();
}

}  // namespace jitu::query
