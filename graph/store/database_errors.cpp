#include "graph/store/database.h"

namespace jitu::graph::rocks {

namespace {

bool Says(const rocksdb::Status& status, std::string_view words) {
  return status.ToString().find(words) != std::string::npos;
}

bool IsLocked(const rocksdb::Status& status) {
  return status.IsIOError() && (Says(status, "lock file") || Says(status, "lock hold by current process"));
}

}  // namespace

Error Database::Fault(const rocksdb::Status& status) const {
  const std::string said = status.ToString();
  if (IsLocked(status)) {
    return Fail(ErrorCode::kGraphLocked,
                Say("另一个程序正在写这个图。请等它结束，或只读打开。",
                    "Another program is writing this graph. Wait for it to end, or open the graph read-only."),
                folder_.string());
  }
  if (status.IsNoSpace() || Says(status, "No space left") || Says(status, "File too large") || Says(status, "quota")) {
    return Fail(ErrorCode::kIo,
                Say("磁盘已满，这次没有写入；已存的内容不受影响。请腾出空间后再试。（{}）",
                    "The disk is full; nothing of this was stored, and what was stored before is safe. Free some space "
                    "and try again. ({})",
                    said),
                folder_.string());
  }
  if (status.IsIOError() && (status.IsPathNotFound() || Says(status, "No such file"))) {
    return Damaged(Say("缺少文件（{}）。", "A file is missing ({}).", said));
  }
  if (status.IsCorruption() || status.IsInvalidArgument() || status.IsNotFound() || status.IsNotSupported()) {
    return Damaged(Say("{}。", "{}.", said));
  }
  return Fail(ErrorCode::kIo,
              Say("读写图时系统出错：{}。请检查磁盘和访问权限，再重新打开。",
                  "The system failed while the graph was read or written: {}. Check the disk and the permissions, and "
                  "open it anew.",
                  said),
              folder_.string());
}

Error Database::Damaged(const Message& what) const {
  return Fail(ErrorCode::kGraphDamaged,
              Message{"图已损坏：" + what.zh + "请从备份恢复，或换一个文件夹重新读入报告；绩图不会自行修补。",
                      "The graph is damaged: " + what.en +
                          " Restore it from a backup, or read the reports anew into another folder; jitu never "
                          "repairs by itself."},
              folder_.string());
}

Error DamagedList(const Database& database, std::string_view key) {
  std::string hex;
  for (const char c : key) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(c);
    hex.push_back(kDigits[byte >> 4u]);
    hex.push_back(kDigits[byte & 0xFu]);
  }
  return database.Damaged(Say("列表 {} 无法读出。", "The list {} cannot be read.", hex));
}

}  // namespace jitu::graph::rocks
