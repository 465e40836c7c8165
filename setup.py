"""The build step that pyproject.toml cannot express: the codebook is validated and compiled into the wheel."""

import sys
from pathlib import Path
from types import ModuleType

from setuptools import setup
from setuptools.command.build_py import build_py

HERE = Path(__file__).parent
# A build has ruamel.yaml and no more: the package is made known by its folder, without loading what it exports.
package = ModuleType("onrecord")
package.__path__ = [str(HERE / "src" / "onrecord")]
sys.modules["onrecord"] = package

from onrecord.codebook.rows import COMPILED, digest, dump, read_folder  # noqa: E402  (the package stands above)

DATA = Path("onrecord", "codebook", "data")


class BuildWithCodebook(build_py):
    """Copies the package and puts the codebook's data files, checked and as one file, beside them.

    Only into a build: in the source tree, and in an editable install, the data files themselves are read.
    """

    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            source = HERE / "src" / DATA
            target = Path(self.build_lib) / DATA / COMPILED
            target.write_text(dump(read_folder(source), digest(source)), "utf-8")


setup(cmdclass={"build_py": BuildWithCodebook})
