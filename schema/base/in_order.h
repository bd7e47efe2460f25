/// Work in parts, done on several threads and taken in order, so that what comes of it does not depend on the threads.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "schema/base/result.h"

namespace jitu {

/// How many cores this program may use.
std::size_t AllCores();

/// Calls make(part) for parts 0, 1, 2 ... on `threads` threads, begun in this order, and take(what it gave) on the
/// calling thread, in the same order. At most `threads` parts are ahead of the one that is being taken. After a fault
/// no later part is begun; the answer is the fault of the first part that has one, as if there were one thread.
template <class Part>
Result<void> InOrder(std::size_t parts, std::size_t threads, const std::function<Result<Part>(std::size_t)>& make,
                     const std::function<Result<void>(Part)>& take) {
  std::mutex mutex;
  std::condition_variable changed;
  std::size_t begun = 0;
  std::size_t taken = 0;
  bool faulty = false;
  std::map<std::size_t, Result<Part>> made;

  const auto run = [&] {
    std::unique_lock lock(mutex);
    for (;;) {
      changed.wait(lock, [&] { return faulty || begun == parts || begun <= taken + threads; });
      if (faulty || begun == parts) return;
      const std::size_t part = begun++;
      lock.unlock();
      auto one = make(part);
      lock.lock();
      faulty = faulty || !one;
      made.emplace(part, std::move(one));
      changed.notify_all();
    }
  };
  std::vector<std::thread> workers;
  for (std::size_t worker = 0; worker < std::min(parts, threads); ++worker) workers.emplace_back(run);

  std::optional<Error> fault;
  std::unique_lock lock(mutex);
  while (taken < parts && !fault) {
    changed.wait(lock, [&] { return made.contains(taken); });
    auto one = std::move(made.extract(taken).mapped());
    lock.unlock();
    auto done = one ? take(std::move(one).value()) : Result<void>(std::move(one).error());
    lock.lock();
    if (!done) fault = std::move(done).error();
    faulty = faulty || fault;
    ++taken;
    changed.notify_all();
  }
  lock.unlock();
  for (std::thread& worker : workers) worker.join();
  return fault ? Result<void>(std::move(*fault)) : Result<void>();
}

}  // namespace jitu
