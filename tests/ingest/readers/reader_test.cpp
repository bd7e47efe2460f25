#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/ingest/readers/reading.h"

using namespace jitu;
using namespace jitu::ingest;
using Strings = std::vector<std::string>;

namespace {

/// A folder that goes when the test ends.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "jitu_readers_XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  std::string Write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return (path_ / name).string();
  }
  std::string Path(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

Error FailureOf(const std::string& path, const ReadLimits& limits = {}) {
  const auto document = ReadFile(path, limits);
  REQUIRE_FALSE(document.has_value());
  return document.error();
}

bool Says(const Error& error, const char* zh, const char* en) {
  return error.code == ErrorCode::kUnreadableInput && error.message.zh.find(zh) != std::string::npos &&
         error.message.en.find(en) != std::string::npos;
}

}  // namespace

TEST_CASE("Word fields and bookmarks go, whatever they are glued to") {
  CHECK(LinesOf("[bookmark: _GoBack]4.技术创新成效明显。\n") == Strings{"4.技术创新成效明显。"});
  CHECK(LinesOf("见HYPERLINK \"http://a.cn/x y\" \\h 附表PAGEREF _Toc123 \\h 说明\n") == Strings{"见 附表 说明"});
  CHECK(LinesOf("2052-11.1.0.11691 某局报告\n") == Strings{"某局报告"});
}

TEST_CASE("Page numbers, contents entries and running headers go") {
  CHECK(LinesOf("一、甲....................3\n二、乙……………………12\n正文。\n") == Strings{"正文。"});
  CHECK(LinesOf("甲。\n— 3 —\n乙。\n第 4 页 共 9 页\n丙。\n5/9\n丁。\n") == Strings{"甲。", "乙。", "丙。", "丁。"});
  CHECK(LinesOf("某馆报告\n甲。\n\f某馆报告\n乙。\n\f某馆报告\n丙。\n\f某馆报告\n丁。\n").size() == 5);
}

TEST_CASE("A number alone in a line is no page number beside other cells") {
  CHECK(LinesOf("展览\n3\n3\n演出\n4\n4\n") == Strings{"展览", "3", "3", "演出", "4", "4"});
}

TEST_CASE("Line ends of every kind and every encoding give the same blocks") {
  const Strings expected{"甲馆", "乙馆"};
  CHECK(LinesOf("甲馆\r\n乙馆\r\n") == expected);
  CHECK(LinesOf("甲馆\r乙馆") == expected);
  CHECK(LinesOf("\xEF\xBB\xBF甲馆\n乙馆") == expected);
  CHECK(LinesOf(std::string("\xFF\xFE\x32\x75\x86\x99\x0A\x00\x59\x4E\x86\x99", 12)) == expected);
  CHECK(LinesOf("\xBC\xD7\xB9\xDD\n\xD2\xD2\xB9\xDD\n\xBC\xA8\xD0\xA7\xD7\xD4\xC6\xC0\xB1\xA8\xB8\xE6\n") ==
        Strings{"甲馆", "乙馆", "绩效自评报告"});
}

TEST_CASE("Each way in which a file cannot be read is said in both languages") {
  const TemporaryFolder folder;
  CHECK(Says(FailureOf(folder.Path("none.txt")), "没有这个文件", "no such file"));
  CHECK(Says(FailureOf(folder.Path("")), "文件夹", "folder"));
  CHECK(Says(FailureOf(folder.Write("empty.txt", "")), "空的", "empty"));
  CHECK(Says(FailureOf(folder.Write("blank.txt", " \n\n \n")), "没有文字", "no text"));
  CHECK(FailureOf(folder.Write("binary.txt", std::string("\x7F"
                                                         "ELF\0\0\0\1\2\0\0",
                                                         11)))
            .code == ErrorCode::kUnreadableInput);
  ReadLimits limits;
  limits.file_bytes = 10;
  CHECK(Says(FailureOf(folder.Write("large.txt", "一二三四五六"), limits), "太大", "too large"));
  if (::geteuid() != 0) {
    const std::string path = folder.Write("closed.txt", "甲");
    ::chmod(path.c_str(), 0);
    CHECK(Says(FailureOf(path), "没有权限", "permission"));
  }
  ::mkfifo(folder.Path("pipe").c_str(), 0600);
  CHECK(Says(FailureOf(folder.Path("pipe")), "不是普通文件", "not a regular file"));
}

TEST_CASE("A line longer than a block is cut at a character, and nothing is lost") {
  ReadLimits limits;
  limits.block_bytes = 100;
  std::string line;
  for (int i = 0; i < 200; ++i) line += "绩效";
  const auto document = ReadBytes(line, "long.txt", limits);
  REQUIRE(document.has_value());
  CHECK(document->blocks.size() == 13);
  std::string together;
  for (const std::string& block : Lines(*document)) {
    CHECK(block.size() <= 100);
    together += block;
  }
  CHECK(together == line);
}
