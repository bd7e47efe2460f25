#include <fstream>
#include <sys/stat.h>

#include "tests/query/export/export_sample.h"

namespace jitu::query::exporting {
namespace {

namespace fs = std::filesystem;

std::size_t FilesIn(const std::string& folder) {
  std::size_t files = 0;
  for ([[maybe_unused]] const auto& entry : fs::recursive_directory_iterator(folder)) files += entry.is_regular_file();
  return files;
}

}  // namespace

TEST_CASE("Until it is committed an export leaves what was there, and afterwards nothing beside it") {
  const TestFolder folder;
  std::ofstream(folder / "a.txt") << "old";
  {
    auto output = Output::To(folder / "a.txt");
    auto file = output.File();
    REQUIRE(file.has_value());
    (*file)->Write(std::string(1 << 20, 'x'));
    CHECK(BytesOf(folder / "a.txt") == "old");
  }
  CHECK(BytesOf(folder / "a.txt") == "old");
  CHECK(FilesIn(folder / "") == 1);
  auto output = Output::To(folder / "a.txt");
  (*output.File())->Write("new");
  REQUIRE(output.Commit().has_value());
  CHECK(BytesOf(folder / "a.txt") == "new");
  CHECK(FilesIn(folder / "") == 1);
}

TEST_CASE("A link is followed, and the file that it leads to is replaced") {
  const TestFolder folder;
  std::ofstream(folder / "real") << "old";
  fs::create_symlink(folder / "real", folder / "link");
  auto output = Output::To(folder / "link");
  (*output.File())->Write("new");
  REQUIRE(output.Commit().has_value());
  CHECK(fs::is_symlink(folder / "link"));
  CHECK(BytesOf(folder / "real") == "new");
}

TEST_CASE("A pipe or a device is written to and stays what it is") {
  auto output = Output::To("/dev/null");
  CHECK(output.IsStream());
  (*output.File())->Write("gone");
  REQUIRE(output.Commit().has_value());
  CHECK(fs::is_character_file("/dev/null"));
  CHECK(Output::To("/dev/null").FileNamed("a.csv").error().code == ErrorCode::kInvalidArgument);
  CHECK(Output::To("-").FileNamed("a.csv").error().code == ErrorCode::kInvalidArgument);
}

TEST_CASE("Several files go into a folder, one into a file; the other way round is refused") {
  const TestFolder folder;
  std::ofstream(folder / "file") << "x";
  CHECK(Output::To(folder / "file").FileNamed("a.csv").error().code == ErrorCode::kInvalidArgument);
  CHECK(Output::To(folder / "").File().error().code == ErrorCode::kInvalidArgument);
  auto output = Output::To(folder / "new");
  (*output.FileNamed("deep/a.csv"))->Write("1");
  (*output.FileNamed("b.csv"))->Write("2");
  REQUIRE(output.Commit().has_value());
  CHECK(BytesOf(folder / "new/deep/a.csv") == "1");
  CHECK(BytesOf(folder / "new/b.csv") == "2");
}

TEST_CASE("Where nothing can be written the fault says so") {
  CHECK(Output::To("/proc/none/a.csv").File().error().code == ErrorCode::kIo);
  auto full = Output::To("/dev/full");
  (*full.File())->Write("x");
  CHECK(full.Commit().error().code == ErrorCode::kIo);
}

}  // namespace jitu::query::exporting
