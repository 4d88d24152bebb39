# The command for Homebrew: brew install --HEAD packaging/homebrew/mtp-workbench.rb
# MTP_WORKBENCH_SOURCE names another repository than this work tree. There is no stable version until
# a release has an address and a checksum. The window is not built, because QCustomPlot for Qt 6 is
# no formula.
class MtpWorkbench < Formula
  desc "Moment tensor potentials, from ab initio molecular dynamics to LAMMPS"
  license "BSD-3-Clause"
  head ENV.fetch("MTP_WORKBENCH_SOURCE", "file://#{File.expand_path("../..", __dir__)}"),
       using: :git, branch: "main"

  depends_on "cli11" => :build
  depends_on "cmake" => :build
  depends_on "eigen" => :build
  depends_on "ninja" => :build
  depends_on "nlohmann-json" => :build
  depends_on "fmt"
  depends_on "hdf5"
  depends_on "highway"
  depends_on "libzip"
  depends_on "openssl@3"
  depends_on "tbb"
  depends_on "xxhash"
  depends_on "xz"
  depends_on "zstd"

  uses_from_macos "bzip2"
  uses_from_macos "expat"
  uses_from_macos "sqlite"
  uses_from_macos "zlib"

  def install
    system "cmake", "-S", ".", "-B", "build/homebrew", "-G", "Ninja",
           "-DMTP_UNITE_FOLDERS=ON", "-DMTP_BUILD_GUI=OFF", "-DMTP_BUILD_TESTS=OFF",
           "-DMTP_BUILD_PYTHON=OFF", "-DMTP_LAMMPS=OFF", "-DMTP_MPI=OFF", *std_cmake_args
    system "cmake", "--build", "build/homebrew"
    system "cmake", "--install", "build/homebrew"
    pkgshare.install "resources/examples"
  end

  test do
    example = pkgshare/"examples/LiAlCl4"
    assert_match version.major.to_s, shell_output("#{bin}/mtp --version") unless head?
    system bin/"mtp", "sample", example/"aimd", "--every", "20fs", "-o", "selected.extxyz"
    system bin/"mtp", "expand", "selected.extxyz", "--ratios", "0.5,1", "-o", "expanded.extxyz"
    assert_path_exists testpath/"expanded.extxyz"
  end
end
