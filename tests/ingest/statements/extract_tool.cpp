/// Prints the facts of files as JSON lines: extraction without the command line, for looking at what a rule does.
#include <iostream>

#include "ingest/readers/reader.h"
#include "ingest/statements/extract.h"

int main(int argc, char** argv) {
  const auto catalog = jitu::model::Catalog::Load();
  if (!catalog) {
    std::cerr << catalog.error().message.en << ' ' << catalog.error().where << '\n';
    return 70;
  }
  const jitu::ingest::Extractor extractor(*catalog);
  for (int i = 1; i < argc; ++i) {
    const auto document = jitu::ingest::ReadFile(argv[i]);
    if (!document) {
      std::cerr << document.error().message.en << '\n';
      return 2;
    }
    std::cout << jitu::ingest::ToJsonLines(extractor.Extract(*document));
  }
  return 0;
}
