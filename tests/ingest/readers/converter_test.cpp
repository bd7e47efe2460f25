/// Other programs end when they should, whatever they do, and reach nothing.
#include "ingest/readers/converter.h"

#include <arpa/inet.h>
#include <array>
#include <atomic>
#include <catch2/catch.hpp>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include "ingest/readers/no_network.h"

namespace jitu::ingest {
namespace {

using Clock = std::chrono::steady_clock;

Converter Shell(const std::string& script) { return {"bash", "bash", {"-c", script}}; }

/// A socket that waits for callers on this machine.
class Listener {
 public:
  Listener() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    REQUIRE(::bind(socket_, reinterpret_cast<sockaddr*>(&address), size) == 0);
    REQUIRE(::listen(socket_, 1) == 0);
    REQUIRE(::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) == 0);
    port_ = std::to_string(ntohs(address.sin_port));
  }
  ~Listener() { ::close(socket_); }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;
  const std::string& port() const { return port_; }

 private:
  int socket_;
  std::string port_;
};

/// What `step` gives in a process that has renounced the network.
int WithoutNetwork(int (*step)()) {
  const pid_t child = ::fork();
  if (child == 0) {
    RenounceNetwork();
    ::_exit(step());
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("A program that is missing is named with its package, and what a good one writes is handed out") {
  const auto folder = TemporaryFolder::Make();
  REQUIRE(folder.has_value());
  const auto missing = Run({"no-such-converter", "some-package", {}}, *folder);
  REQUIRE_FALSE(missing.has_value());
  CHECK(missing.error().message.en.find("apt-get install some-package") != std::string::npos);
  const auto good = Run({"echo", "coreutils", {"好"}}, *folder);
  REQUIRE(good.has_value());
  CHECK(*good == "好\n");
}

TEST_CASE("A program that hangs, writes without end or takes all memory is stopped with a reason") {
  struct Case {
    std::string script, reason;
  };
  const std::vector<Case> cases{
      {"sleep 100", "took too long or wrote too much"},
      {"while :; do :; done", "took too long or wrote too much"},
      {"sleep 100 & sleep 100 & wait", "took too long or wrote too much"},
      {"yes", "took too long or wrote too much"},
      {"yes > file", "cannot read the file"},
      {"dd if=/dev/zero of=/dev/null bs=512M count=1", "cannot read the file"},
      {"echo half; exit 3", "cannot read the file"},
      {"kill -SEGV $$", "cannot read the file"},
  };
  for (const Case& one : cases) {
    CAPTURE(one.script);
    const auto folder = TemporaryFolder::Make();
    REQUIRE(folder.has_value());
    Converter converter = Shell(one.script);
    converter.seconds = 2;
    converter.output_bytes = 1u << 20;
    converter.memory_bytes = 256u << 20;
    const auto start = Clock::now();
    const auto done = Run(converter, *folder);
    CHECK(Clock::now() - start < std::chrono::seconds(20));
    REQUIRE_FALSE(done.has_value());
    CHECK(done.error().code == ErrorCode::kUnreadableInput);
    CHECK(done.error().message.en.find(one.reason) != std::string::npos);
  }
}

TEST_CASE("What a program started itself ends with it") {
  const auto folder = TemporaryFolder::Make();
  REQUIRE(folder.has_value());
  const auto done = Run(Shell("(trap '' HUP TERM; exec sleep 100) > /dev/null & echo $!"), *folder);
  REQUIRE(done.has_value());
  const pid_t left = std::stoi(*done);
  int tenths = 0;
  while (tenths < 50 && ::kill(left, 0) == 0) {
    ::usleep(100'000);
    ++tenths;
  }
  CHECK(tenths < 50);
}

TEST_CASE("A stop ends a program that runs") {
  const auto folder = TemporaryFolder::Make();
  REQUIRE(folder.has_value());
  const std::atomic<bool> asked{true};
  const auto ended = Run({"sleep", "coreutils", {"100"}}, *folder, StopSignal(&asked));
  REQUIRE_FALSE(ended.has_value());
  CHECK(ended.error().code == ErrorCode::kCancelled);
}

TEST_CASE("A program reaches no network, and nobody on this machine") {
  const Listener listener;
  const std::string call =
      "(exec 3<>/dev/tcp/127.0.0.1/" + listener.port() + ") 2>/dev/null && echo reached || echo cut";
  FILE* const outside = ::popen(("bash -c '" + call + "'").c_str(), "r");
  std::array<char, 16> answer{};
  CHECK(std::string(::fgets(answer.data(), answer.size(), outside)) == "reached\n");
  ::pclose(outside);
  const auto folder = TemporaryFolder::Make();
  REQUIRE(folder.has_value());
  const auto inside = Run(Shell(call), *folder);
  REQUIRE(inside.has_value());
  CHECK(*inside == "cut\n");
}

TEST_CASE("Sockets are refused but for local ones, and those connect to nothing") {
  CHECK(WithoutNetwork([] { return ::socket(AF_INET, SOCK_STREAM, 0) >= 0 ? 0 : errno; }) == EACCES);
  CHECK(WithoutNetwork([] { return ::socket(AF_INET6, SOCK_DGRAM, 0) >= 0 ? 0 : errno; }) == EACCES);
  CHECK(WithoutNetwork([] { return ::socket(AF_NETLINK, SOCK_RAW, 0) >= 0 ? 0 : errno; }) == EACCES);
  CHECK(WithoutNetwork([] { return ::socket(AF_UNIX, SOCK_STREAM, 0) >= 0 ? 0 : errno; }) == 0);
  CHECK(WithoutNetwork([] {
          const sockaddr address{AF_UNIX, "/no"};
          return ::connect(::socket(AF_UNIX, SOCK_STREAM, 0), &address, sizeof address) == 0 ? 0 : errno;
        }) == EACCES);
}

}  // namespace jitu::ingest
