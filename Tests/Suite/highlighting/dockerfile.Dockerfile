# syntax=docker/dockerfile:1
FROM swift:6.1-slim AS build
ARG VERSION=1.0
ENV HOME="/root/${VERSION}" LANG=C.UTF-8
RUN apt-get update && \
    # a comment between
    apt-get install -y --no-install-recommends "$PACKAGE" \
    && echo 'done'
RUN <<EOF
set -e
echo "hello $NAME"
EOF
COPY --from=build ./bin /usr/local/bin
ENTRYPOINT ["bifolium", "export"]
