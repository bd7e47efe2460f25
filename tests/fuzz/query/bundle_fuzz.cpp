/// Any lines as a bundle whose digest is right: the graph it holds, the question it asks, the answer it claims.
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <string_view>

#include "query/export/bundle.h"
#include "schema/base/ids.h"
#include "schema/model/catalog.h"

namespace {

const jitu::model::Catalog& Words() {
  static const auto catalog = jitu::model::Catalog::Load();
  if (!catalog) std::abort();
  return *catalog;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace jitu::query::exporting;
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  std::string bundle, chain;
  std::size_t lines = 0;
  for (; !rest.empty() && lines < 200; ++lines) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string line(rest.substr(0, end));
    chain = jitu::Sha256Hex(chain + line);
    bundle += line + "\n";
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  bundle += "{\"lines\":" + std::to_string(lines) + ",\"chain\":\"" + chain + "\"}\n";
  std::istringstream stream(bundle);
  VerifyOptions options;
  options.most_time = std::chrono::seconds(1);
  (void)VerifyBundle(stream, "bundle", Words(), options).has_value();
  return 0;
}
