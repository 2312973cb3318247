"""Print the API in GraphQL's schema definition language: `python -m server.commands.print_schema`."""

from resolvers.schema import build_schema

if __name__ == "__main__":
    print(build_schema().as_str())  # noqa: T201  # printing is its purpose
