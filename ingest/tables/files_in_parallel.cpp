#include "ingest/tables/files_in_parallel.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace jitu::ingest {

Result<void> ForEachFile(std::size_t files, std::size_t workers,
                         const std::function<Result<void>(std::size_t file, std::size_t worker)>& work,
                         const std::function<void()>& tick) {
  std::mutex mutex;
  std::condition_variable ended;
  std::size_t next = 0;
  std::size_t running = std::min(files, std::max<std::size_t>(workers, 1));
  std::map<std::size_t, Error> faults;

  const auto run = [&](std::size_t worker) {
    std::unique_lock lock(mutex);
    while (next < files && faults.empty()) {
      const std::size_t file = next++;
      lock.unlock();
      auto done = work(file, worker);
      lock.lock();
      if (!done) faults.emplace(file, std::move(done).error());
    }
    --running;
    ended.notify_all();
  };

  std::vector<std::thread> threads;
  for (std::size_t worker = 0, count = running; worker < count; ++worker) threads.emplace_back(run, worker);
  {
    std::unique_lock lock(mutex);
    while (!ended.wait_for(lock, std::chrono::milliseconds(200), [&] { return running == 0; })) {
      lock.unlock();
      tick();
      lock.lock();
    }
  }
  for (std::thread& thread : threads) thread.join();
  tick();
  if (faults.empty()) return {};
  return std::move(faults.begin()->second);
}

}  // namespace jitu::ingest
