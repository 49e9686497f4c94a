{{/* The ProfileStorage that the operator writes; empty when the chart is given none. */}}
{{- define "fleetprof.storage" -}}
{{- $s3 := .Values.storage.s3 }}
{{- if .Values.storage.dev.enabled }}
apiVersion: fleetprof.io/v1alpha1
kind: ProfileStorage
metadata:
  name: default
spec:
  bucket: fleetprof
  endpoint: http://127.0.0.1:9000
  createBucket: true
  default: true
  secretRef:
    name: {{ include "fleetprof.storageSecret" . | trim }}
{{- else if $s3.bucket }}
apiVersion: fleetprof.io/v1alpha1
kind: ProfileStorage
metadata:
  name: default
spec:
  bucket: {{ $s3.bucket | quote }}
  endpoint: {{ required "storage.s3.endpoint is needed beside storage.s3.bucket" $s3.endpoint | quote }}
  region: {{ $s3.region | quote }}
  pathStyle: {{ $s3.pathStyle }}
  createBucket: {{ $s3.createBucket }}
  default: true
  {{- with $s3.publicUrl }}
  publicUrl: {{ . | quote }}
  {{- end }}
  {{- with $s3.caBundle }}
  caBundle: {{ . | quote }}
  {{- end }}
  {{- with $s3.allowedNamespaces }}
  allowedNamespaces: {{ toJson . }}
  {{- end }}
  {{- with include "fleetprof.storageSecret" . | trim }}
  secretRef:
    name: {{ . }}
  {{- end }}
{{- end }}
{{- end }}
