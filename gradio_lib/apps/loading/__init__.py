"""Apps of what exists elsewhere: models of the Inference API, Spaces, pipelines of transformers and diffusers."""
