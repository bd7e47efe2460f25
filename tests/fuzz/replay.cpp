/// The plain build's driver of a fuzz target: every seed as it is, then inputs derived from the seeds and from nothing.
/// The derivation depends on the seed files' names and bytes alone, so a failure comes back on every machine.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::size_t kLongestInput = 16384;

void Feed(const std::string& input) {
  // A copy of exactly that size: a read past the end is then seen by the address sanitizer.
  const std::vector<std::uint8_t> bytes(input.begin(), input.end());
  LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

std::vector<std::string> ReadSeeds(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  if (std::filesystem::is_directory(folder)) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  std::vector<std::string> seeds;
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    seeds.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return seeds;
}

class Deriver {
 public:
  explicit Deriver(const std::vector<std::string>& seeds) : seeds_(seeds) {}

  std::string Next() {
    if (seeds_.empty() || Below(8) == 0) return Noise();
    const std::string& base = seeds_[Below(seeds_.size())];
    std::string input =
        base.substr(base.size() > kLongestInput ? Below(base.size() - kLongestInput) : 0, kLongestInput);
    for (std::size_t edits = 1 + Below(8); edits > 0; --edits) Edit(input);
    return input;
  }

 private:
  std::size_t Below(std::size_t limit) { return static_cast<std::size_t>(random_() % limit); }
  char Byte() { return static_cast<char>(Below(256)); }

  std::string Noise() {
    std::string input(Below(256), '\0');
    for (char& byte : input) byte = Byte();
    return input;
  }

  void Edit(std::string& input) {
    const std::size_t at = Below(input.size() + 1);
    const std::size_t length = Below(std::min<std::size_t>(input.size() - at, 64) + 1);
    switch (Below(5)) {
      case 0:
        input.insert(at, 1, Byte());
        break;
      case 1:
        input.erase(at, length);
        break;
      case 2:
        input.insert(at, input.substr(at, length));
        break;
      case 3:
        input.resize(at);
        break;
      default:
        if (at < input.size()) input[at] = Byte();
    }
  }

  const std::vector<std::string>& seeds_;
  std::mt19937_64 random_{20240229};  // NOLINT: a fixed seed is the point
};

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> seeds = ReadSeeds(argc > 1 ? argv[1] : "");
  const unsigned long count = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 500;
  for (const std::string& seed : seeds) Feed(seed);
  Deriver deriver(seeds);
  for (unsigned long number = 0; number < count; ++number) Feed(deriver.Next());
  std::cerr << seeds.size() << " seeds and " << count << " derived inputs\n";
  return 0;
}
