/// A disk that fails at a chosen write. For tests.
#pragma once

#include <atomic>
#include <memory>
#include <rocksdb/env.h>
#include <rocksdb/file_system.h>
#include <string>

namespace jitu::graph {

/// Counts what is written (appends, syncs, new files, renames) and fails the chosen one, with a full disk's error.
struct DiskPlan {
  std::atomic<std::int64_t> writes_left{INT64_MAX};
  bool stays_broken = true;  ///< every later write fails too

  rocksdb::IOStatus Next() {
    const std::int64_t left = writes_left.fetch_sub(1);
    const bool fails = stays_broken ? left <= 0 : left == 0;
    return fails ? rocksdb::IOStatus::NoSpace("No space left on device") : rocksdb::IOStatus::OK();
  }
};

class FailingFile : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  FailingFile(std::unique_ptr<rocksdb::FSWritableFile>&& file, DiskPlan& plan)
      : FSWritableFileOwnerWrapper(std::move(file)), plan_(plan) {}

  using rocksdb::FSWritableFileOwnerWrapper::Append;
  rocksdb::IOStatus Append(const rocksdb::Slice& data, const rocksdb::IOOptions& options,
                           rocksdb::IODebugContext* context) override {
    const auto fault = plan_.Next();
    if (fault.ok()) return FSWritableFileOwnerWrapper::Append(data, options, context);
    // A full disk may take a part of what it is given.
    FSWritableFileOwnerWrapper::Append({data.data(), data.size() / 2}, options, context).PermitUncheckedError();
    return fault;
  }
  rocksdb::IOStatus Append(const rocksdb::Slice& data, const rocksdb::IOOptions& options,
                           const rocksdb::DataVerificationInfo& /*info*/, rocksdb::IODebugContext* context) override {
    return Append(data, options, context);
  }
  rocksdb::IOStatus Sync(const rocksdb::IOOptions& options, rocksdb::IODebugContext* context) override {
    const auto fault = plan_.Next();
    return fault.ok() ? FSWritableFileOwnerWrapper::Sync(options, context) : fault;
  }

 private:
  DiskPlan& plan_;
};

class FailingDisk : public rocksdb::FileSystemWrapper {
 public:
  explicit FailingDisk(DiskPlan& plan) : FileSystemWrapper(rocksdb::FileSystem::Default()), plan_(plan) {}
  const char* Name() const override { return "FailingDisk"; }

  rocksdb::IOStatus NewWritableFile(const std::string& name, const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSWritableFile>* file,
                                    rocksdb::IODebugContext* context) override {
    auto status = plan_.Next();
    if (status.ok()) status = FileSystemWrapper::NewWritableFile(name, options, file, context);
    if (status.ok()) *file = std::make_unique<FailingFile>(std::move(*file), plan_);
    return status;
  }
  rocksdb::IOStatus RenameFile(const std::string& from, const std::string& to, const rocksdb::IOOptions& options,
                               rocksdb::IODebugContext* context) override {
    const auto fault = plan_.Next();
    return fault.ok() ? FileSystemWrapper::RenameFile(from, to, options, context) : fault;
  }

 private:
  DiskPlan& plan_;
};

}  // namespace jitu::graph
