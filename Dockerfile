# docker build -t footnote . && docker run -it -v footnote:/data footnote chat

FROM golang:1.26-trixie AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG VERSION=devel
RUN CGO_ENABLED=1 go build -tags goolm -trimpath -ldflags "-s -w -X main.version=${VERSION}" -o /footnote ./cmd/footnote

FROM debian:trixie-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /data footnote \
 && install -d -o footnote -g footnote -m 0700 /data
COPY --from=build /footnote /usr/local/bin/footnote
USER footnote
ENV XDG_DATA_HOME=/data
VOLUME /data
ENTRYPOINT ["footnote"]
CMD ["chat"]
